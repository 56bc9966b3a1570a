import { expect, test } from 'vitest'
import { exactStatement, type Place } from '@/lib/kiro/key-policy'
import { putKeyPolicyRequest } from '@/lib/policy'
import { keyPatch } from './key-patch'

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

test('whoever could not write the policy is told so, and gets the text all the same', () => {
  const admin = { ...root, Principal: { AWS: 'arn:aws:iam::111122223333:role/KeyAdmin' } }
  const read = { key, place, text: JSON.stringify({ Version: '2012-10-17', Statement: admin }) }
  const notesFor = (arn: string) =>
    keyPatch(read, {
      statements: 'exact',
      at: new Date(),
      writer: putKeyPolicyRequest({ arn }, key.arn),
    }).notes.filter(({ template }) => template.includes('may not write'))
  expect(notesFor('arn:aws:iam::111122223333:role/KeyAdmin')).toEqual([])
  expect(notesFor('arn:aws:sts::111122223333:assumed-role/Reader/me')).toHaveLength(1)
})
