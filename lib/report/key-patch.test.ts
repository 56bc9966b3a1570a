import { describe, expect, test } from 'vitest'
import { exactStatement, type Place } from '@/lib/kiro/key-policy'
import { putKeyPolicyRequest } from '@/lib/policy'
import { reportOf } from './fixture'
import { keyPatch, keyPatchIn } from './key-patch'
import type { Report } from './model'

const place: Place = {
  instanceArn: 'arn:aws:sso:::instance/ssoins-1234567890abcdef',
  identityStoreArn: 'arn:aws:identitystore::111122223333:identitystore/d-1234567890',
  region: 'eu-central-1',
}
const key = {
  arn: 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  accountId: '111122223333',
  region: 'eu-central-1',
  metadata: null,
  tags: null,
}
const root = {
  Sid: 'Enable IAM User Permissions',
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::111122223333:root' },
  Action: 'kms:*',
  Resource: '*',
}
const both = [exactStatement('identity-center', place), exactStatement('identity-store', place)]
const elsewhere = exactStatement('identity-center', { ...place, region: 'us-west-2' })
const outsiders = {
  Sid: 'DenyOutsiders',
  Effect: 'Deny',
  Principal: '*',
  Action: 'kms:*',
  Resource: '*',
  Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-abcdefghij' } },
}
const dead = { ...root, Sid: 'Former', Principal: { AWS: 'AIDACKCEVSQ6C2EXAMPLE' } }
const filler = { ...root, Sid: 'x'.repeat(32_000) }

function made(...statements: readonly object[]) {
  const text = JSON.stringify({ Version: '2012-10-17', Statement: statements })
  return keyPatch({ key, place, text }, { statements: 'exact', at: new Date('2026-11-24T12:00:00Z') })
}

test.each([
  ['neither statement', [root], 'text', ['is added', 'is added', 'none of those that were tried']],
  ['another Region in one', [root, elsewhere, both[1]], 'text', ['which is replaced', 'is there already']],
  [
    'what the other value let in',
    [root, elsewhere, both[1]],
    'text',
    ['through sso.us-west-2.amazonaws.com'],
  ],
  ['both there', [root, ...both], 'nothing', ['is there already', 'is there already']],
  ['a Deny in the way', [root, ...both, outsiders], 'person', ['DenyOutsiders']],
  [
    'a Deny in the way, and a dead principal that it excepts',
    [root, ...both, { ...outsiders, Principal: undefined, NotPrincipal: dead.Principal }],
    'person',
    ['DenyOutsiders', 'AIDACKCEVSQ6C2EXAMPLE'],
  ],
  ['a dead principal', [root, dead], 'person', ['AIDACKCEVSQ6C2EXAMPLE']],
  ['no room', [root, filler], 'person', ['32,768']],
] as const)('%s: what is made of it, and what is said beside', (_name, statements, kind, says) => {
  const patch = made(...(statements as readonly object[]))
  expect(patch.kind).toBe(kind)
  const notes = patch.notes.map(({ text }) => text).join('\n')
  for (const each of says) expect(notes).toContain(each)
})

test('a text that is no policy is for a person, with the place where it breaks', () => {
  const wish = { statements: 'exact', at: new Date() } as const
  const patch = keyPatch({ key, place, text: '{"Statement":[{"Effect":"Maybe"}]}' }, wish)
  expect(patch.kind).toBe('person')
  expect(patch.notes[0]?.params).toMatchObject({ path: 'Statement[0].Effect' })
})

describe('whoever could not write the policy is told so, and gets the text all the same', () => {
  const admin = { ...root, Principal: { AWS: 'arn:aws:iam::111122223333:role/KeyAdmin' } }
  const inOffice = { ...admin, Condition: { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } } }
  test.each([
    ['who may', admin, 'arn:aws:iam::111122223333:role/KeyAdmin', null],
    ['who is not named', admin, 'arn:aws:sts::111122223333:assumed-role/Reader/me', 'principal'],
    ['who is of another account', admin, 'arn:aws:iam::444455556666:role/KeyAdmin', 'keyAccount'],
    ['who may in some cases', inOffice, 'arn:aws:iam::111122223333:role/KeyAdmin', 'keys'],
  ])('%s', (_name, statement, arn, param) => {
    const read = { key, place, text: JSON.stringify({ Version: '2012-10-17', Statement: statement }) }
    const writer = putKeyPolicyRequest({ arn }, key.arn)
    const patched = keyPatch(read, { statements: 'exact', at: new Date(), writer })
    expect(patched.kind).toBe('text')
    const told = patched.notes.filter(({ params }) => params.principal === arn)
    expect(told.some(({ params }) => param !== null && param in params)).toBe(param !== null)
    expect(told.length > 0).toBe(param !== null)
  })

  test('beside what else has to be mended first, nothing is handed out', () => {
    const writer = putKeyPolicyRequest({ arn: 'arn:aws:iam::444455556666:role/KeyAdmin' }, key.arn)
    const read = { key, place, text: JSON.stringify({ Version: '2012-10-17', Statement: [root, dead] }) }
    const made = keyPatch(read, { statements: 'exact', at: new Date(), writer })
    expect(made.kind).toBe('person')
    expect(made.notes.flatMap(({ params }) => params.id ?? params.account ?? [])).toEqual([
      'AIDACKCEVSQ6C2EXAMPLE',
      '444455556666',
    ])
  })
})

describe('a report’s own caller is held against the policy', () => {
  const report = reportOf()
  const toldIn = (of: Report) =>
    of.keyPolicies
      .flatMap(read => keyPatchIn(of, read, 'exact').notes)
      .filter(({ params }) => params.principal === of.account.callerArn)
      .map(({ params }) => params.keys)

  test('by its ARN', () => {
    expect(toldIn(report)).toEqual(['aws:PrincipalOrgID'])
  })

  test('but not where it is hidden, or was never known', () => {
    expect(toldIn({ ...report, redaction: { profile: 'ids', tokens: 1, withoutEvidence: [] } })).toEqual([])
    expect(toldIn({ ...report, account: { ...report.account, callerArn: 'unknown' } })).toEqual([])
  })
})
