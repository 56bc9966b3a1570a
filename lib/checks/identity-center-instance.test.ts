import { describe, expect, test } from 'vitest'
import { denied, hostile, instance, instances, itemsOf, outcome, remedyOf, said, unseen } from './fixture'
import { identityCenterInstance as check } from './identity-center-instance'

const { id, arn } = instance
const other = {
  ...instance,
  arn: `${arn}-2`,
  id: `${id}-2`,
  primaryRegion: 'eu-west-1',
  foundIn: ['eu-west-1'],
}
const region = 'US East (N. Virginia), us-east-1'
const withStatus = (status: string, statusReason: string | null = null) =>
  instances([{ ...instance, status, statusReason }])

describe('the status of the instance', () => {
  test.each([
    ['passes an active one', 'ACTIVE', null, 'pass', {}],
    ['fails one that is still being created', 'CREATE_IN_PROGRESS', null, 'fail', {}],
    [
      'fails one that could not be created, with the reason',
      'CREATE_FAILED',
      'no role',
      'fail',
      { reason: 'no role' },
    ],
    ['fails one that could not be created for no reason given', 'CREATE_FAILED', null, 'fail', {}],
    [
      'fails one that is being deleted, with the reason',
      'DELETE_IN_PROGRESS',
      'asked to',
      'fail',
      { reason: 'asked to' },
    ],
    ['fails one that is being deleted for no reason given', 'DELETE_IN_PROGRESS', null, 'fail', {}],
    ['neither passes nor fails a word that is new', 'PAUSED', null, 'undocumented', { status: 'PAUSED' }],
    ['neither passes nor fails another spelling', 'active', null, 'undocumented', { status: 'active' }],
    ['neither passes nor fails an empty word', '', null, 'undocumented', { status: '' }],
  ] as const)('%s', (_sentence, status, reason, verdict, params) => {
    expect(said(check, withStatus(status, reason))).toEqual({ verdict, id, region, ...params })
  })

  test.each(['CREATE_FAILED', 'DELETE_IN_PROGRESS'])(
    'shows the reason for %s as text, and clipped',
    status => {
      const { statement } = outcome(check, withStatus(status, hostile))
      expect(statement.text.length).toBeLessThan(800)
      expect(statement.text).not.toMatch(unseen)
    },
  )
})

describe('how many instances there are', () => {
  test('fails where none is in any Region, and lists the Regions asked', () => {
    const none = outcome(check, instances([]))
    expect([none.verdict, none.statement.params]).toEqual(['fail', { count: 2 }])
    expect(itemsOf(none)).toEqual([region, 'Europe (Ireland), eu-west-1'])
    expect(remedyOf(none)).toMatchObject({ kind: 'guide' })
  })

  test('sends an account of GovCloud to the console of GovCloud', () => {
    const none = outcome(check, instances([], { asked: ['us-gov-east-1', 'us-gov-west-1'] }))
    expect(remedyOf(none).link?.url).toBe(
      'https://console.amazonaws-us-gov.com/singlesignon/home?region=us-gov-east-1',
    )
  })

  test('fails where the instance that was named is not visible, and lists those that are', () => {
    const unseen = outcome(check, instances([instance, other], { judged: null, chosenBy: 'none' }))
    expect(unseen.verdict).toBe('fail')
    expect(unseen.statement.params).toMatchObject({ count: 2 })
    expect(JSON.stringify(unseen.evidence)).toContain(other.arn)
  })

  test('says which of several is judged, and lists the others with their Regions', () => {
    const several = outcome(check, instances([instance, other]))
    expect(several.statement.params).toEqual({ id, region, count: 2 })
    expect(itemsOf(several)).toEqual([
      `${arn} (${region}, ACTIVE)`,
      `${other.arn} (Europe (Ireland), eu-west-1, ACTIVE)`,
    ])
  })

  test('offers the active one where the one that was chosen is not', () => {
    const failed = { ...instance, status: 'CREATE_FAILED' }
    const params = remedyOf(outcome(check, instances([failed, other]))).steps.map(step => step.params)
    expect(params).toContainEqual({ arn: other.arn })
  })

  test('offers no other where none of them is active', () => {
    const failed = { ...instance, status: 'CREATE_FAILED' }
    const both = instances([failed, { ...other, status: 'DELETE_IN_PROGRESS' }])
    expect(remedyOf(outcome(check, both)).steps).toHaveLength(1)
  })
})

test('passes where some Regions refused, and lists them with what AWS said', () => {
  const refused = [{ region: 'sa-east-1', why: denied('sso:ListInstances') }]
  const judged = outcome(check, instances([instance], { refused }))
  expect(judged.verdict).toBe('pass')
  expect(itemsOf(judged)).toEqual([
    'South America (São Paulo), sa-east-1: The caller may not call sso:ListInstances',
  ])
})

test('names only the calls that showed the instance as where it was read', () => {
  const evidence = outcome(check, instances([{ ...instance, foundIn: ['eu-west-1'] }])).evidence
  expect(evidence[0]).toMatchObject({ kind: 'fact', from: [] })
})
