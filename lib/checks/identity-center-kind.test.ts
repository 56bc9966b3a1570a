import { describe, expect, test } from 'vitest'
import {
  account,
  denied,
  fromMember,
  instances,
  itemsOf,
  management,
  outcome,
  remedyOf,
  said,
} from './fixture'
import { identityCenterKind as check } from './identity-center-kind'

const template = (changed: Parameters<typeof outcome>[1]) => outcome(check, changed).statement.template

test('passes the instance of the organization, seen from the management account', () => {
  expect(said(check)).toEqual({ verdict: 'pass', accountId: account })
})

describe('from another account of the organization', () => {
  const delegated = {
    ...fromMember,
    'delegated-administrators': { visible: true, value: [account] },
  } as const
  const hidden = {
    ...fromMember,
    'delegated-administrators': { visible: false, why: 'member-account' },
  } as const
  const unread = {
    ...fromMember,
    'delegated-administrators': denied('organizations:ListDelegatedAdministrators'),
  }

  test.each([
    ['recognizes the delegated administrator', delegated],
    ['passes a member to whom the list is not visible', hidden],
    ['passes a member that is not in the list', fromMember],
    ['passes where it could not be read who is delegated', unread],
  ] as const)('%s', (_sentence, changed) => {
    expect(said(check, changed)).toEqual({ verdict: 'pass', accountId: account })
  })

  test('tells these four apart', () => {
    expect(new Set([delegated, hidden, fromMember, unread].map(template)).size).toBe(4)
  })

  test('names both accounts', () => {
    expect(outcome(check, hidden).evidence[0]).toMatchObject({
      says: { params: { owner: management, management } },
    })
  })
})

describe('an account instance', () => {
  test.each([
    ['in no organization', { organization: null }],
    ['in an organization that another account manages', { organization: fromMember.organization ?? null }],
  ])('warns with its limits: %s', (_sentence, changed) => {
    const judged = outcome(check, changed)
    expect([judged.verdict, judged.statement.params]).toEqual(['warn', { ownerAccountId: account }])
    expect(itemsOf(judged)).toHaveLength(3)
    expect(remedyOf(judged).kind).toBe('guide')
  })
})

test('skips where there is no instance yet', () => {
  expect(said(check, instances([]))).toEqual({ verdict: 'skip' })
})
