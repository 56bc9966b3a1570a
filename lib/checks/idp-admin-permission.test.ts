import { describe, expect, test } from 'vitest'
import type { ExternalSource } from '@/lib/facts/model'
import { denied, groups, hostile, instances, itemsOf, judge, outcome, remedyOf, said, users } from './fixture'
import { idpAdminPermission as check } from './idp-admin-permission'

const okta: ExternalSource = { issuers: ['https://okta.example'], scim: false, count: 3 }
const scim: ExternalSource = { issuers: [], scim: true, count: 2 }
const unreadUsers = denied('identitystore:ListUsers')
const unreadGroups = denied('identitystore:ListGroups')

describe('an external identity provider', () => {
  test.each([
    ['shows in the external ids of people', { users: { ...users, external: okta } }],
    ['shows in people made by SCIM', { users: { ...users, external: scim } }],
    ['shows in groups alone', { groups: { ...groups, external: scim } }],
    [
      'shows in people where groups are unread',
      { users: { ...users, external: okta }, groups: unreadGroups },
    ],
    [
      'shows in groups where people are unread',
      { users: unreadUsers, groups: { ...groups, external: okta } },
    ],
  ])('%s: to be confirmed by a person', (_sentence, changed) => {
    const judged = outcome(check, changed)
    expect(judged.verdict).toBe('todo')
    expect(remedyOf(judged).kind).toBe('attest')
  })

  test('counts whom it provisioned, names its issuers once and tells the newest change', () => {
    const changed = {
      users: { ...users, external: okta, newestUpdate: '2026-05-02' },
      groups: { ...groups, external: okta, newestUpdate: '2026-05-01' },
    }
    const judged = outcome(check, changed)
    expect(itemsOf(judged)).toEqual(['https://okta.example'])
    expect(judged.evidence).toContainEqual(
      expect.objectContaining({ says: expect.objectContaining({ params: { count: 6 } }) }),
    )
    expect(judged.evidence).toContainEqual(
      expect.objectContaining({ says: expect.objectContaining({ params: { at: '2026-05-02' } }) }),
    )
  })

  test('is said to provision by SCIM where it does so for people or for groups', () => {
    const template = (changed: object) => {
      const [first] = outcome(check, changed).evidence
      return first?.kind === 'fact' ? first.says.template : ''
    }
    const both = { users: { ...users, external: scim }, groups: { ...groups, external: okta } }
    expect(template(both)).toBe(template({ users: { ...users, external: scim } }))
    expect(template(both)).not.toBe(template({ users: { ...users, external: okta } }))
  })

  test('clips a hostile issuer', () => {
    const judged = outcome(check, { users: { ...users, external: { ...okta, issuers: [hostile] } } })
    expect(itemsOf(judged)[0]?.length).toBeLessThan(200)
  })
})

const attestation = {
  by: 'Ana',
  at: '2026-05-01T12:00:00.000Z',
  until: '2026-07-30T12:00:00.000Z',
  note: 'Ticket 7',
}
const attested = (changed: object) => judge(check, changed, {}, attestation)

test('passes where a person has confirmed it, saying who, when, until when and what they noted', () => {
  const judged = attested({ users: { ...users, external: okta } })
  expect(judged).toMatchObject({
    verdict: 'pass',
    statement: { params: { by: 'Ana', at: '1 May 2026', until: '30 Jul 2026' } },
    evidence: [{ kind: 'list', items: ['Ticket 7'] }, {}, {}],
  })
})

test('is no matter of confirming where no provider is to be seen', () => {
  expect(attested({})).toMatchObject({ verdict: 'skip' })
})

test('skips where none is to be seen, saying from how many people and groups', () => {
  expect(said(check)).toEqual({ verdict: 'skip', users: 4, groups: 1 })
})

test.each([
  ['people', { users: unreadUsers }, 'users'],
  ['groups', { groups: unreadGroups }, 'groups'],
])('is unread, not skipped, where none is to be seen and %s could not be read', (_sentence, changed, on) => {
  expect(judge(check, changed)).toEqual({ verdict: 'unread', on })
})

test('skips where there is no instance yet', () => {
  expect(said(check, { ...instances([]), users: null, groups: null })).toEqual({ verdict: 'skip' })
})
