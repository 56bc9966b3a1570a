import { describe, expect, test } from 'vitest'
import type { Subscribers } from '@/lib/facts/model'
import {
  denied,
  hostile,
  instances,
  itemsOf,
  judge,
  listsOf,
  outcome,
  person,
  remedyOf,
  said,
  users,
} from './fixture'
import { usersToSubscribe as check } from './users-to-subscribe'

const some = (count: number, ...sample: ReturnType<typeof person>[]) => ({ count, sample })

describe('everybody in the directory', () => {
  const of = (change: Partial<typeof users> | object) => ({ users: { ...users, ...change } })
  test.each([
    ['passes people who can be reached', {}, { verdict: 'pass', seen: 4 }],
    ['passes the first 300 of many', { seen: 300, capped: true }, { verdict: 'pass', seen: 300 }],
    ['fails an empty directory', { seen: 0 }, { verdict: 'fail' }],
    [
      'warns about people without an e-mail address',
      { withoutEmail: some(3, person('ann', { email: null })) },
      { verdict: 'warn', seen: 4, noEmail: 3, disabled: 0 },
    ],
    [
      'warns about disabled people',
      { disabled: some(1, person('ann', { enabled: false })) },
      { verdict: 'warn', seen: 4, noEmail: 0, disabled: 1 },
    ],
  ] as const)('%s', (_sentence, change, expected) => {
    expect(said(check, of(change))).toEqual(expected)
  })

  test('says that there are more where the look was bounded', () => {
    const template = (change: object) => outcome(check, of(change)).statement.template
    expect(template({ seen: 300, capped: true })).not.toBe(template({ seen: 300 }))
  })

  test('names some and counts the others', () => {
    const withoutEmail = some(250, person('ann', { displayName: 'Ann' }), person('bob'))
    expect(listsOf(outcome(check, of({ withoutEmail })))).toMatchObject([
      { items: ['Ann (ann)', 'bob'], more: 248 },
    ])
  })

  test('names some who can be reached, with the address that Kiro writes to', () => {
    const reachable = some(3, person('ann', { displayName: 'Ann' }), person('bob'))
    expect(listsOf(outcome(check, of({ reachable })))).toMatchObject([
      { items: ['Ann <ann@example.com>', 'bob <bob@example.com>'], more: 1 },
    ])
  })

  test.each(['reachable', 'withoutEmail', 'disabled'])('clips a hostile name of one who is %s', which => {
    const hostiles = some(1, person('ann', { displayName: hostile }))
    expect(itemsOf(outcome(check, of({ [which]: hostiles })))[0]?.length).toBeLessThan(200)
  })

  test('is unread where the directory may not be listed', () => {
    const judged = judge(check, { users: denied('identitystore:ListUsers') })
    expect(judged).toEqual({ verdict: 'unread', on: 'users' })
  })
})

describe('those who were named', () => {
  const asked = (name: string, more: object = {}) => ({ ...person(name, more), asked: `${name}@example.com` })
  const group = (name: string, members: number, capped = false) => ({
    asked: `group:${name}`,
    id: name,
    members,
    capped,
  })
  const named = (change: Partial<Subscribers>) => ({
    subscribers: { people: [], groups: [], missing: [], ...change },
  })
  const nobody = { noEmail: 0, disabled: 0, empty: 0 }

  test.each([
    ['passes people who are there', { people: [asked('ann'), asked('bob')] }, { verdict: 'pass', all: 2 }],
    ['passes a group with members', { groups: [group('Dev', 3)] }, { verdict: 'pass', all: 1 }],
    [
      'fails for one who is missing, by name',
      { people: [asked('ann')], missing: ['eve@x.com'] },
      { verdict: 'fail', name: 'eve@x.com' },
    ],
    [
      'fails with how many are missing',
      { people: [asked('ann')], missing: ['a', 'b'] },
      { verdict: 'fail', missing: 2, all: 3 },
    ],
    [
      'fails where nobody is in the groups',
      { groups: [group('Dev', 0), group('Ops', 0)] },
      { verdict: 'fail', groups: 'group:Dev, group:Ops' },
    ],
    [
      'warns about one without an e-mail address',
      { people: [asked('ann', { email: null })] },
      { verdict: 'warn', all: 1, ...nobody, noEmail: 1 },
    ],
    [
      'warns about one who is disabled',
      { people: [asked('ann', { enabled: false })] },
      { verdict: 'warn', all: 1, ...nobody, disabled: 1 },
    ],
    [
      'warns about an empty group among others',
      { people: [asked('ann')], groups: [group('Dev', 0)] },
      { verdict: 'warn', all: 2, ...nobody, empty: 1 },
    ],
  ] as const)('%s', (_sentence, change, expected) => {
    expect(said(check, named(change))).toEqual(expected)
  })

  test('lists who is missing, and with them who cannot be reached', () => {
    const judged = outcome(
      check,
      named({ people: [asked('ann', { email: null })], missing: ['eve@x.com', 'group:Ops'] }),
    )
    expect(itemsOf(judged)).toEqual(['eve@x.com', 'group:Ops', 'ann'])
    expect(remedyOf(judged).link?.url).toBe(
      'https://console.aws.amazon.com/singlesignon/home?region=us-east-1#/users',
    )
  })

  test('promises no e-mail address of the members of a group', () => {
    const template = (change: Partial<Subscribers>) => outcome(check, named(change)).statement.template
    expect(template({ people: [asked('ann')] })).toContain('e-mail')
    expect(template({ people: [asked('ann')], groups: [group('Dev', 3)] })).not.toContain('e-mail')
  })

  test('says of a large group that it has more members', () => {
    expect(itemsOf(outcome(check, named({ groups: [group('Dev', 100, true)] })))).toEqual([
      'group:Dev: 100 members or more',
    ])
  })

  test('are judged where the directory may not be listed', () => {
    const judged = judge(check, {
      ...named({ people: [asked('ann')] }),
      users: denied('identitystore:ListUsers'),
    })
    expect(judged.verdict).toBe('pass')
  })

  test('names fifty of a hundred missing, and counts the others', () => {
    const missing = Array.from({ length: 100 }, (_, index) => `p${index}`)
    expect(listsOf(outcome(check, named({ missing })))[0]).toMatchObject({ more: 50 })
  })
})

test('skips where there is no instance yet', () => {
  expect(said(check, { ...instances([]), users: null })).toEqual({ verdict: 'skip' })
})
