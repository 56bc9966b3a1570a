import { describe, expect, test } from 'vitest'
import { type Message, render } from '@/lib/message'
import { checkIds } from '@/lib/report/model'
import { hostile, instance, instances, judge, outcome, person, unseen, users, type Values } from './fixture'
import { checklist } from './index'

test('the checklist is that of the report, in its order', () => {
  expect(checklist.map(check => check.id)).toEqual([...checkIds])
})

test.each(checklist.map(check => [check.id, check] as const))(
  '%s has three titles, a reason and a page',
  (_id, check) => {
    const { pass, fail, about } = check.title
    expect(new Set([pass, fail, about].map(each => each.template)).size).toBe(3)
    expect(check.why.text.length).toBeGreaterThan(20)
    expect(new URL(check.source.url).protocol).toBe('https:')
  },
)

test('no check needs a fact and sees it too', () => {
  for (const { needs, sees = [] } of checklist) expect(needs.filter(name => sees.includes(name))).toEqual([])
})

const nothingOfIt: Values = {
  'instance-details': null,
  key: null,
  'key-policies': null,
  users: null,
  groups: null,
  subscribers: null,
  applications: null,
  'kiro-assignments': null,
}
const aboutTheInstance = checklist.filter(
  ({ id, needs }) => id !== 'identity-center-instance' && needs.includes('instances'),
)

test.each(aboutTheInstance.map(check => [check.id, check] as const))(
  '%s skips without an instance, and says another thing where only the one that was named is missing',
  (_id, check) => {
    const none = outcome(check, { ...instances([]), ...nothingOfIt })
    const others = instances([instance, instance], { judged: null, chosenBy: 'none' })
    const named = outcome(check, { ...others, ...nothingOfIt })
    expect([none.verdict, none.statement.params]).toEqual(['skip', {}])
    expect([named.verdict, named.statement.params]).toEqual(['skip', { count: 2 }])
  },
)

/** Everything that AWS hands in as free text, at its worst. */
const hostileEverywhere: Values = {
  caller: {
    accountId: hostile,
    arn: hostile,
    userId: hostile,
    partition: 'aws',
    kind: 'other',
    name: hostile,
  },
  ...instances(
    [
      {
        ...instance,
        id: hostile,
        status: hostile,
        statusReason: hostile,
        primaryRegion: hostile,
        identityStoreId: hostile,
      },
      { ...instance, arn: hostile },
    ],
    {
      refused: [
        {
          region: hostile,
          why: {
            state: 'denied',
            by: 'iam',
            action: hostile,
            message: { text: hostile, template: hostile, params: {} },
            aws: hostile,
            from: [],
          },
        },
      ],
    },
  ),
  organization: { id: hostile, managementAccountId: hostile, featureSet: hostile },
  users: {
    ...users,
    withoutEmail: { count: 1, sample: [person('p', { displayName: hostile })] },
    external: { issuers: [hostile], scim: true, count: 1 },
  },
  'trusted-access': { visible: true, value: [hostile] },
}
const own = checklist.filter(({ id }) => !/^(encryption|key-policy)/.test(id))

describe.each(own.map(check => [check.id, check] as const))('hostile text in %s', (_id, check) => {
  const judged = judge(check, hostileEverywhere, { profileRegion: hostile })
  if (judged.verdict === 'unread') throw new Error(`unread ${judged.on}`)
  const remedy = 'remedy' in judged ? judged.remedy : undefined
  const says: readonly Message[] = [
    judged.statement,
    ...judged.evidence.map(each => (each.kind === 'fact' ? each.says : each.title)),
    ...(remedy ? [remedy.title, ...remedy.steps] : []),
  ]

  test('stays text, and short', () => {
    for (const { text } of says) {
      expect(text.length).toBeLessThan(2_500)
      expect(text).not.toMatch(unseen)
    }
    const items = judged.evidence.flatMap(each => (each.kind === 'list' ? each.items : []))
    for (const item of items) expect(item.length).toBeLessThan(250)
  })

  test('is a parameter of its sentence, never part of the template', () => {
    for (const { text, template, params } of says) {
      expect(template).not.toContain('<img')
      expect(render(template, params)).toBe(text)
    }
  })

  test('comes with steps that leave no place to fill in', () => {
    expect(remedy?.steps.length ?? 1).toBeGreaterThan(0)
    const words = [...(remedy?.steps ?? []), ...(remedy?.copies ?? []).map(copy => copy.name)].map(
      each => each.template,
    )
    for (const text of [...words, ...(remedy?.copies ?? []).map(copy => copy.text)])
      expect(text).not.toMatch(/<[a-z-]+>|YOUR_|\{\{/i)
  })
})
