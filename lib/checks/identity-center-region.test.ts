import { expect, test } from 'vitest'
import { enabledByDefault } from '@/lib/kiro/regions'
import { hostile, instance, instances, itemsOf, outcome, remedyOf, said, unseen } from './fixture'
import { identityCenterRegion as check } from './identity-center-region'

const at = (primaryRegion: string) => instances([{ ...instance, primaryRegion }])
const optIn =
  'af-south-1 ap-east-1 ap-east-2 ap-south-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7 ca-west-1 eu-central-2 eu-south-1 eu-south-2 il-central-1 me-central-1 me-south-1 mx-central-1'

test.each(enabledByDefault('aws'))('passes %s', region => {
  expect(said(check, at(region)).verdict).toBe('pass')
})

test.each(optIn.split(' '))('fails %s, to which accounts opt in', region => {
  expect(said(check, at(region)).verdict).toBe('fail')
})

test.each(['us-gov-east-1', 'us-gov-west-1'])('warns about %s, which is supported by count only', region => {
  expect(said(check, at(region)).verdict).toBe('warn')
})

test.each(['eu-north-9', 'cn-north-1', 'constructor', '', 'US-EAST-1'])(
  'neither passes nor fails "%s", of which nothing is known',
  region => {
    expect(said(check, at(region)).verdict).toBe('undocumented')
  },
)

test('names the Region as people know it and as they type it', () => {
  expect(said(check, at('eu-central-1'))).toEqual({
    verdict: 'pass',
    region: 'Europe (Frankfurt), eu-central-1',
  })
})

test('judges the primary Region and shows those that it is replicated to', () => {
  const regions = [
    { name: 'eu-south-1', status: 'ACTIVE', primary: true },
    { name: 'eu-west-1', status: 'ADDING', primary: false },
  ]
  const judged = outcome(check, instances([{ ...instance, primaryRegion: 'eu-south-1', regions }]))
  expect(judged.verdict).toBe('fail')
  expect(itemsOf(judged)).toEqual(['Europe (Ireland), eu-west-1 (ADDING)'])
})

test('has a way out of every Region that does not pass', () => {
  for (const region of ['me-south-1', 'us-gov-west-1', 'eu-north-9'])
    expect(remedyOf(outcome(check, at(region))).steps.length).toBeGreaterThan(1)
})

test('shows a hostile Region as text, and clipped', () => {
  const { text } = outcome(check, at(hostile)).statement
  expect(text.length).toBeLessThan(800)
  expect(text).not.toMatch(unseen)
})

test('skips where there is no instance yet', () => {
  expect(said(check, instances([]))).toEqual({ verdict: 'skip' })
})
