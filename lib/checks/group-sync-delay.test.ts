import { describe, expect, test } from 'vitest'
import type { Applications, KiroAssignments } from '@/lib/facts/model'
import { hostile, instances, itemsOf, now, outcome, remedyOf, said } from './fixture'
import { groupSyncDelay as check } from './group-sync-delay'

const application = (product: Applications['kiro'][number]['product']) => ({
  arn: 'arn',
  name: product,
  status: 'ENABLED',
  accountId: null,
  createdAt: null,
  product,
  profileRegion: 'us-east-1',
})
const applications: Applications = { seen: 2, capped: false, kiro: [application('kiro')] }
const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000).toISOString()
const member = (userId: string, hours: number, name: string | null = userId) => ({
  userId,
  name,
  joinedAt: ago(hours),
})
type Group = KiroAssignments['groups'][number]
const group = (recent: Group['recent'], more: Partial<Group> = {}) => ({
  id: 'g-1',
  name: 'Dev',
  recent,
  capped: false,
  ...more,
})
const assigned = (groups: readonly Group[], capped = false) => ({
  applications,
  'kiro-assignments': { applications: 1, users: 0, groups, capped },
})
const hours = 24

describe('people who joined', () => {
  test.each([
    [
      'names one who joined, and the hour by which',
      [group([member('ann', 3)])],
      { verdict: 'warn', hours, name: 'ann', by: '2026-06-02 09:00 UTC' },
    ],
    [
      'counts several, and gives the last hour',
      [group([member('ann', 3), member('bob', 1)])],
      { verdict: 'warn', hours, count: 2, by: '2026-06-02 11:00 UTC' },
    ],
    [
      'counts one who joined two groups once',
      [group([member('ann', 3)]), group([member('ann', 1)])],
      { verdict: 'warn', hours, name: 'ann', by: '2026-06-02 11:00 UTC' },
    ],
    [
      'shows the id of one whose name is not known',
      [group([member('u-1', 3, null)])],
      { verdict: 'warn', hours, name: 'u-1', by: '2026-06-02 09:00 UTC' },
    ],
    ['passes where the newest joined 24 hours ago', [group([member('ann', 24)])], { verdict: 'pass', hours }],
    ['passes where nobody joined', [group([])], { verdict: 'pass', hours }],
    ['passes where no group is assigned', [], { verdict: 'pass' }],
    [
      'passes over a time that is none',
      [group([{ userId: 'u', name: null, joinedAt: 'soon' }])],
      { verdict: 'pass', hours },
    ],
  ])('%s', (_sentence, groups, expected) => {
    expect(said(check, assigned(groups))).toEqual(expected)
  })

  test('lists who, which group and each one’s hour, the newest first', () => {
    const judged = outcome(
      check,
      assigned([group([member('ann', 3)]), group([member('bob', 1)], { name: null })]),
    )
    expect(itemsOf(judged)).toEqual([
      'bob → g-1, 2026-06-01 11:00 UTC; in by 2026-06-02 11:00 UTC',
      'ann → Dev, 2026-06-01 09:00 UTC; in by 2026-06-02 09:00 UTC',
    ])
    expect(remedyOf(judged).title.params).toEqual({ by: '2026-06-02 11:00 UTC' })
  })

  test('clips a hostile name', () => {
    const judged = outcome(check, assigned([group([member('u', 1, hostile)])]))
    expect(judged.statement.text.length).toBeLessThan(700)
    expect(itemsOf(judged)[0]?.length).toBeLessThan(200)
  })
})

describe('a look that ended early does not pass', () => {
  test.each([
    ['where groups were left out', assigned([group([])], true)],
    ['where members were left out', assigned([group([], { capped: true })])],
  ])('%s', (_sentence, changed) => {
    expect(said(check, changed)).toEqual({ verdict: 'warn', hours })
  })
})

describe('skips', () => {
  test.each([
    ['where there is no Kiro application yet', { applications: { seen: 2, capped: false, kiro: [] } }],
    ['where there is only Amazon Q', { applications: { ...applications, kiro: [application('amazon-q')] } }],
    ['where there is no instance, whatever else was read', { ...assigned([]), ...instances([]) }],
    ['where there is no instance yet', { ...instances([]), applications: null, 'kiro-assignments': null }],
  ])('%s', (_sentence, changed) => {
    expect(said(check, changed)).toEqual({ verdict: 'skip' })
  })
})
