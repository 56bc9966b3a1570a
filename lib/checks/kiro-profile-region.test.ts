import { expect, test } from 'vitest'
import { account, itemsOf, outcome, remedyOf, said } from './fixture'
import { kiroProfileRegion as check } from './kiro-profile-region'

const callerIn = (partition: string) => ({
  caller: { accountId: account, arn: 'arn', userId: 'A', partition, kind: 'user', name: 'me' } as const,
})

test.each([
  ['aws', 'us-east-1', 'pass'],
  ['aws', 'eu-central-1', 'pass'],
  ['aws', 'eu-west-1', 'fail'],
  ['aws', 'us-gov-west-1', 'fail'],
  ['aws', '', 'fail'],
  ['aws-us-gov', 'us-gov-east-1', 'pass'],
  ['aws-us-gov', 'us-gov-west-1', 'pass'],
  ['aws-us-gov', 'us-east-1', 'fail'],
])('in the partition %s, a profile in "%s" is a %s', (partition, profileRegion, verdict) => {
  expect(said(check, callerIn(partition), { profileRegion }).verdict).toBe(verdict)
})

test('skips where none is planned, with the choices of the partition', () => {
  const none = outcome(check, callerIn('aws-us-gov'))
  expect(none.verdict).toBe('skip')
  expect(itemsOf(none)).toEqual([
    'AWS GovCloud (US-East), us-gov-east-1',
    'AWS GovCloud (US-West), us-gov-west-1',
  ])
})

test('offers the choices where the planned one is none of them', () => {
  const fails = outcome(check, callerIn('aws'), { profileRegion: 'eu-west-1' })
  expect(fails.statement.params).toEqual({ region: 'Europe (Ireland), eu-west-1' })
  expect(remedyOf(fails).steps[0]?.params).toEqual({
    choices: 'US East (N. Virginia), us-east-1; Europe (Frankfurt), eu-central-1',
  })
})
