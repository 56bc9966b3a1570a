import { describe, expect, test } from 'vitest'
import type { PolicyDocument, StatementDocument } from '../document'
import type { RequestPrincipal } from '../identity'
import { putKeyPolicyRequest } from './caller'
import { LONGEST_POLICY } from './checks'
import { account, admin, both, idc, keyArn, policyOf, store, textOf } from './fixture'
import { patch } from './patch'
import type { Problem, Warning } from './problem'

function problemsOf(text: string, principal?: RequestPrincipal): readonly Problem[] {
  const result = patch(text, both, principal && { caller: putKeyPolicyRequest(principal, keyArn) })
  if (result.kind === 'refused') return result.problems
  expect(result.kind).toBe('patched')
  return []
}

function warningsOf(policy: PolicyDocument, principal?: RequestPrincipal): readonly Warning[] {
  const caller = principal && putKeyPolicyRequest(principal, keyArn)
  const result = patch(JSON.stringify(policy), both, caller && { caller })
  if (result.kind !== 'patched') throw new Error(result.kind)
  return result.warnings
}

/** A policy of which the patch has exactly so many bytes. */
function textFor(bytes: number, filler: string): string {
  const named = (Sid: string) => textOf({ ...admin, Sid })
  const result = patch(named(''), both)
  const size = result.kind === 'patched' ? result.bytes : 0
  const width = new TextEncoder().encode(filler).length
  const count = Math.floor((bytes - size) / width)
  return named(filler.repeat(count) + 'x'.repeat(bytes - size - count * width))
}

describe('the size', () => {
  test.each([
    ['ASCII', 'x'],
    ['two bytes a character', 'é'],
  ])('32,768 bytes are taken and one more is not: %s', (_name, filler) => {
    const full = patch(textFor(LONGEST_POLICY, filler), both)
    expect(full).toMatchObject({ kind: 'patched', bytes: 32_768, bytesLeft: 0 })
    const over = textFor(LONGEST_POLICY + 1, filler)
    const refused = patch(over, both)
    expect(refused).toMatchObject({ kind: 'refused', patched: { bytesLeft: -1 } })
    const compact = refused.kind === 'refused' ? JSON.stringify(refused.patched.policy) : ''
    expect(problemsOf(over)).toEqual([
      { kind: 'too-long', bytes: 32_769, over: 1, compact: new TextEncoder().encode(compact).length },
    ])
  })
})

describe('the characters', () => {
  test.each([
    ['a dash of Word', '–', 0x2013],
    ['an emoji', '🔑', 0x1f511],
    ['half of one', '\ud83d', 0xd83d],
    ['the first after ÿ', 'Ā', 0x100],
  ])('%s is not taken', (_name, character, codePoint) => {
    const AWS = `arn:aws:iam::${account}:user/a${character}b${character}`
    const text = `{"Statement":[${JSON.stringify(admin)},{"Effect":"Allow","Principal":{"AWS":"${AWS}"}}]}`
    expect(problemsOf(text)).toEqual([
      {
        kind: 'character',
        codePoint,
        offset: text.indexOf(character),
        path: '/Statement/1/Principal/AWS',
        count: 2,
      },
    ])
  })

  test('one in a key is found there', () => {
    const statement = { ...admin, Condition: { StringEquals: { 'aws:PrincipalTag/Größe–': 'x' } } }
    const path = '/Statement/0/Condition/StringEquals/aws:PrincipalTag~1Größe–'
    expect(problemsOf(textOf(statement))).toMatchObject([{ kind: 'character', codePoint: 0x2013, path }])
  })

  test('tabs, ends of line and all of Latin-1 are taken', () => {
    const text = textOf({ ...admin, Sid: ' ~¡ÿé' })
    expect(problemsOf(text.replaceAll('\n', '\r\n\t'))).toEqual([])
  })
})

test.each<[string, Partial<StatementDocument>]>([
  ['none', { Principal: undefined }],
  ['an empty one', { Principal: {} }],
  ['an empty list', { Principal: { AWS: [] } }],
])('a statement has a principal: %s', (_name, part) => {
  expect(problemsOf(textOf(admin, { ...admin, Sid: 'Nobody', ...part }))).toEqual([
    { kind: 'no-principal', index: 1, sid: 'Nobody', path: '/Statement/1' },
  ])
})

describe('dead principals', () => {
  const id = 'AROACKCEVSQ6C2EXAMPLE'
  test.each<[string, Partial<StatementDocument>, string]>([
    ['alone', { Principal: { AWS: id } }, '/Statement/1/Principal'],
    [
      'among living ones',
      { Principal: { AWS: [`arn:aws:iam::${account}:root`, id] } },
      '/Statement/1/Principal',
    ],
    ['excepted', { Principal: undefined, NotPrincipal: { AWS: id } }, '/Statement/1/NotPrincipal'],
  ])('%s', (_name, part, path) => {
    const dead = { ...admin, Sid: 'Left', Action: 'kms:TagResource', ...part }
    expect(problemsOf(textOf(admin, dead))).toEqual([
      { kind: 'dead-principal', id, index: 1, sid: 'Left', path },
    ])
  })

  test.each(['AIDACKCEVSQ6C2EXAMPLE'])('%s is one', AWS => {
    expect(problemsOf(textOf({ ...admin, Principal: { AWS } }))).toMatchObject([{ id: AWS, sid: admin.Sid }])
  })

  test.each([
    account,
    '*',
    `arn:aws:iam::${account}:role/AROACKCEVSQ6C2EXAMPLE`,
    'arn:aws:iam::111122223333:user/AIDA',
    'AIDACKCEVSQ6C2E',
  ])('%s is none', AWS => {
    expect(problemsOf(textOf({ ...admin, Action: 'kms:Put*', Principal: { AWS } }))).toEqual([])
  })

  test('a lone statement has no index in its path', () => {
    const text = JSON.stringify({ Statement: { ...admin, Principal: { AWS: id } } })
    expect(problemsOf(text)).toMatchObject([{ index: 0, path: '/Statement/0/Principal' }])
  })
})

describe('the caller keeps kms:PutKeyPolicy', () => {
  const role = `arn:aws:iam::${account}:role/KeyAdmin`
  const session = `arn:aws:sts::${account}:assumed-role/KeyAdmin/alice`
  const keyAdmin = { ...admin, Principal: { AWS: role }, Action: ['kms:Describe*', 'kms:Put*'] }
  test.each<[string, StatementDocument[], RequestPrincipal]>([
    ['as the account’s own policies let it', [admin], { arn: role }],
    ['as the account', [admin], { account }],
    ['by name', [keyAdmin], { arn: role }],
    ['in a session of a role that is named', [keyAdmin], { arn: session }],
    [
      'where the policy asks for the caller’s account',
      [{ ...admin, Condition: { StringEquals: { 'kms:CallerAccount': account } } }],
      { arn: role },
    ],
    [
      'where a Deny is for who leaves out the safety check',
      [
        admin,
        {
          ...admin,
          Sid: 'Deny',
          Effect: 'Deny',
          Principal: '*',
          Action: 'kms:PutKeyPolicy',
          Condition: { Bool: { 'kms:BypassPolicyLockoutSafetyCheck': 'true' } },
        },
      ],
      { arn: role },
    ],
    [
      'where it asks for calls that no service makes',
      [{ ...admin, Condition: { Null: { 'kms:ViaService': 'true' } } }],
      { arn: role },
    ],
  ])('%s', (_name, statements, principal) => {
    expect(problemsOf(textOf(...statements), principal)).toEqual([])
    expect(warningsOf(policyOf(...statements), principal)).toEqual([])
  })

  test.each<[string, StatementDocument[], RequestPrincipal, string]>([
    ['another role', [keyAdmin], { arn: `arn:aws:iam::${account}:role/Other` }, 'implicit-deny'],
    ['a role without the action', [{ ...keyAdmin, Action: 'kms:Describe*' }], { arn: role }, 'implicit-deny'],
    [
      'only through a service',
      [{ ...admin, Condition: { StringLike: { 'kms:ViaService': '*' } } }],
      { arn: role },
      'implicit-deny',
    ],
    [
      'a Deny',
      [admin, { ...admin, Effect: 'Deny', Principal: '*', Action: 'kms:PutKeyPolicy' }],
      { arn: session },
      'explicit-deny',
    ],
  ])('not so: %s', (_name, statements, principal, decision) => {
    const written = 'arn' in principal ? principal.arn : ''
    expect(problemsOf(textOf(...statements), principal)).toEqual([
      { kind: 'lockout', principal: written, decision },
    ])
  })

  test('a tag of the caller’s is not known', () => {
    const tagged = { ...admin, Condition: { StringEquals: { 'aws:PrincipalTag/team': 'keys' } } }
    expect(problemsOf(textOf(tagged), { arn: role })).toEqual([])
    expect(warningsOf(policyOf(tagged), { arn: role })).toEqual([
      { kind: 'lockout-unknown', principal: role, dependsOn: ['aws:PrincipalTag/team'] },
    ])
  })

  test('the path of a session’s role is not known', () => {
    const pathed = {
      ...admin,
      Condition: { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${account}:role/ops/*` } },
    }
    expect(warningsOf(policyOf(pathed), { arn: session })).toMatchObject([
      { dependsOn: ['aws:PrincipalArn'] },
    ])
    expect(problemsOf(textOf(pathed), { arn: role })).toMatchObject([{ kind: 'lockout' }])
  })

  test('a principal of another account puts no policy', () => {
    const principal = 'arn:aws:iam::444455556666:role/KeyAdmin'
    expect(problemsOf(textOf({ ...admin, Action: 'kms:Put*', Principal: '*' }), { arn: principal })).toEqual([
      { kind: 'other-account', principal, account: '444455556666', keyAccount: account },
    ])
  })
})

test('Sids that are there twice are told, each with its places', () => {
  const policy = policyOf(
    admin,
    { ...admin, Sid: 'Two' },
    admin,
    { ...admin, Sid: undefined },
    { ...admin, Sid: 'Two' },
  )
  expect(warningsOf(policy)).toEqual([
    { kind: 'duplicate-sid', sid: admin.Sid, indexes: [0, 2] },
    { kind: 'duplicate-sid', sid: 'Two', indexes: [1, 4] },
  ])
})

test('all that stands against it is told at once, with the patch as it would have been', () => {
  const dead = { ...admin, Sid: 'Left – x', Principal: { AWS: 'AIDACKCEVSQ6C2EXAMPLE' } }
  const result = patch(textOf(dead), both, { caller: putKeyPolicyRequest({ account }, keyArn) })
  expect(result).toMatchObject({
    kind: 'refused',
    problems: [{ kind: 'character' }, { kind: 'dead-principal' }, { kind: 'lockout' }],
    patched: { kind: 'patched', done: [{ kind: 'added' }, { kind: 'added' }] },
  })
})

test.each([
  [
    'an exception of a Deny',
    { Effect: 'Deny', Principal: undefined, NotPrincipal: { AWS: 'AROACKCEVSQ6C2EXAMPLE' } },
  ],
  ['another statement', { Principal: { AWS: 'AROACKCEVSQ6C2EXAMPLE' } }],
])('a dead principal in %s is told of with the Deny that stands in the way', (_name, part) => {
  const deny = { ...admin, Sid: 'Shut', Effect: 'Deny', Principal: '*' as const }
  const result = patch(textOf(admin, { ...admin, Sid: 'Left', ...part }, deny), both)
  expect(result).toMatchObject({
    kind: 'in-the-way',
    problems: [{ kind: 'dead-principal', id: 'AROACKCEVSQ6C2EXAMPLE', sid: 'Left' }],
  })
})

test('where there is nothing to write, nothing can be refused', () => {
  const text = textOf({ ...admin, Principal: { AWS: 'AIDACKCEVSQ6C2EXAMPLE' } }, idc, store)
  expect(patch(text, both).kind).toBe('unchanged')
})
