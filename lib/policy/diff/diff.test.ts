import { describe, expect, test } from 'vitest'
import type { PolicyDocument, PolicyRequest } from '../index'
import { diff } from './index'

const root = 'arn:aws:iam::111122223333:root'
const admins = { Sid: 'Admins', Effect: 'Allow', Principal: { AWS: root }, Action: 'kms:*', Resource: '*' }
const kiro = {
  Sid: 'Kiro',
  Effect: 'Allow',
  Principal: { Service: 'q.amazonaws.com' },
  Action: 'kms:Decrypt',
  Resource: '*',
  Condition: { StringEquals: { 'kms:ViaService': 'sso.us-east-1.amazonaws.com', 'aws:SourceAccount': '1' } },
}
const policy = (...Statement: readonly object[]) =>
  ({ Version: '2012-10-17', Statement }) as unknown as PolicyDocument
const kinds = (before: PolicyDocument, after: PolicyDocument) =>
  diff(before, after).statements.map(({ kind }) => kind)

describe('what is written otherwise and means the same is no difference', () => {
  const variants: readonly (readonly [name: string, one: object, other: object])[] = [
    ['the order of keys', kiro, Object.fromEntries(Object.entries(kiro).reverse())],
    [
      'a list of one',
      kiro,
      { ...kiro, Action: ['kms:Decrypt'], Principal: { Service: ['q.amazonaws.com'] } },
    ],
    ['the case of an action', kiro, { ...kiro, Action: 'KMS:decrypt' }],
    ['an account’s id for its root', admins, { ...admins, Principal: { AWS: '111122223333' } }],
    ['{"AWS": "*"} for "*"', { ...admins, Principal: '*' }, { ...admins, Principal: { AWS: ['*'] } }],
    [
      'the order and repetition of a list',
      { ...admins, Action: ['kms:A', 'kms:B'] },
      { ...admins, Action: ['kms:b', 'kms:a', 'kms:A'] },
    ],
    [
      'the case of a condition key, and the order of conditions',
      kiro,
      {
        ...kiro,
        Condition: {
          stringequals: { 'aws:sourceaccount': ['1'], 'KMS:VIASERVICE': ['sso.us-east-1.amazonaws.com'] },
        },
      },
    ],
    ['an empty Condition', admins, { ...admins, Condition: {} }],
    [
      'a Boolean for its word',
      { ...admins, Condition: { Bool: { 'aws:SecureTransport': true } } },
      { ...admins, Condition: { Bool: { 'aws:SecureTransport': 'true' } } },
    ],
    [
      'the case of a Boolean',
      {
        ...admins,
        Condition: { Bool: { 'aws:SecureTransport': 'TRUE' }, Null: { 'aws:SourceArn': 'True' } },
      },
      { ...admins, Condition: { Bool: { 'aws:SecureTransport': true }, Null: { 'aws:SourceArn': 'true' } } },
    ],
    [
      'ArnEquals for ArnLike',
      { ...admins, Condition: { ArnEquals: { 'aws:SourceArn': 'arn:*' } } },
      { ...admins, Condition: { ArnLike: { 'aws:SourceArn': 'arn:*' } } },
    ],
  ]
  test.each(variants)('%s', (_, one, other) => {
    expect(kinds(policy(one), policy(other))).toEqual(['same'])
  })

  test('the order of statements, and a statement without a list', () => {
    expect(kinds(policy(admins, kiro), policy(kiro, admins))).toEqual(['same', 'same'])
    expect(diff({ Statement: admins }, { Statement: [admins] }).statements).toMatchObject([{ kind: 'same' }])
  })

  test('an id, in the partition that the other side names', () => {
    const gov = { ...admins, Principal: { AWS: root.replace('aws:', 'aws-us-gov:') } }
    const id = { ...admins, Principal: { AWS: '111122223333' } }
    expect(kinds(policy(id), policy(gov))).toEqual(['same'])
    expect(kinds(policy(admins), policy(gov))).toEqual(['changed'])
  })
})

describe('what means something else is named', () => {
  const changed: readonly (readonly [
    name: string,
    change: object,
    path: string,
    from: unknown,
    to: unknown,
  ])[] = [
    ['an effect', { Effect: 'Deny' }, 'Effect', 'Allow', 'Deny'],
    [
      'an action',
      { Action: ['kms:Decrypt', 'kms:Encrypt'] },
      'Action',
      'kms:Decrypt',
      ['kms:Decrypt', 'kms:Encrypt'],
    ],
    [
      'the case of a service',
      { Principal: { Service: 'Q.amazonaws.com' } },
      'Principal',
      kiro.Principal,
      { Service: 'Q.amazonaws.com' },
    ],
    ['a Resource that is gone', { Resource: undefined }, 'Resource', '*', undefined],
    [
      'one value of a condition',
      { Condition: { StringEquals: { ...kiro.Condition.StringEquals, 'aws:SourceAccount': '2' } } },
      'Condition.StringEquals.aws:SourceAccount',
      '1',
      '2',
    ],
    [
      'a condition that is new',
      { Condition: { ...kiro.Condition, Bool: { 'aws:SecureTransport': 'true' } } },
      'Condition.Bool.aws:SecureTransport',
      undefined,
      'true',
    ],
    [
      'a condition without a value',
      { Condition: { ...kiro.Condition, Null: { 'aws:SourceArn': [] } } },
      'Condition.Null.aws:SourceArn',
      undefined,
      [],
    ],
  ]
  test.each(changed)('%s', (_, change, path, from, to) => {
    const after = { ...kiro, ...change }
    const [first, ...more] = diff(policy(kiro), policy(after)).statements
    expect(first).toMatchObject({
      kind: 'changed',
      before: { statement: kiro, sid: 'Kiro', index: 0 },
      after: { statement: after },
    })
    expect(first?.kind === 'changed' && first.changes).toEqual([
      { element: path.split('.')[0], path, from, to },
    ])
    expect(more).toEqual([])
  })

  test('another operator on the same key is one condition less and one more', () => {
    const after = { ...kiro, Condition: { StringLike: kiro.Condition.StringEquals } }
    const [first] = diff(policy(kiro), policy(after)).statements
    expect(first?.kind === 'changed' && first.changes.map(({ path }) => path)).toEqual([
      'Condition.StringEquals.aws:SourceAccount',
      'Condition.StringEquals.kms:ViaService',
      'Condition.StringLike.aws:SourceAccount',
      'Condition.StringLike.kms:ViaService',
    ])
  })

  test('a Version, also one that was never written', () => {
    expect(diff({ Statement: [] }, policy()).version).toEqual({ from: '2008-10-17', to: '2012-10-17' })
    expect(diff({ Statement: [] }, { Version: '2008-10-17', Statement: [] }).version).toBeNull()
  })
})

describe('which statement became which', () => {
  const without = ({ Sid, ...statement }: object & { Sid?: string }) => statement

  test('the same Sid, however different', () => {
    expect(kinds(policy(admins), policy({ ...kiro, Sid: 'Admins' }))).toEqual(['changed'])
  })
  test('another Sid on the same statement', () => {
    const [first] = diff(policy(kiro), policy({ ...kiro, Sid: 'Q' })).statements
    expect(first?.kind === 'changed' && first.changes).toEqual([
      { element: 'Sid', path: 'Sid', from: 'Kiro', to: 'Q' },
    ])
  })
  test('without a Sid, the most alike', () => {
    const other = { ...without(kiro), Action: ['kms:Decrypt', 'kms:DescribeKey'] }
    const { statements } = diff(policy(without(admins), without(kiro)), policy(other, without(admins)))
    expect(statements).toMatchObject([
      { kind: 'changed', before: { index: 1 }, after: { index: 0 } },
      { kind: 'same', before: { index: 0 }, after: { index: 1 } },
    ])
  })
  test('all together, where the nearest of each by itself would leave one over', () => {
    const actions = (...names: string[]) => ({ ...without(admins), Action: names.map(name => `kms:${name}`) })
    const before = policy(actions('A', 'B', 'C', 'D'), actions('A', 'B', 'C'))
    const after = policy(actions('A', 'B', 'C', 'X'), actions('A', 'B', 'C', 'D', 'E'))
    expect(diff(before, after).statements).toMatchObject([
      { kind: 'changed', before: { index: 1 } },
      { kind: 'changed', before: { index: 0 } },
    ])
  })
  test('nothing in common: one is gone, where it stood, and one is new', () => {
    const deny = { Effect: 'Deny', Principal: '*', NotAction: 'kms:Encrypt', Resource: '*' }
    const { statements } = diff(
      policy(kiro, deny, admins),
      policy(kiro, admins, { ...kiro, Sid: 'More', Action: 'kms:Encrypt' }),
    )
    expect(statements).toMatchObject([
      { kind: 'same' },
      { kind: 'removed', before: { index: 1, statement: deny } },
      { kind: 'same' },
      { kind: 'added', after: { index: 2, sid: 'More' } },
    ])
  })
  test('a Sid that is there twice goes first to what stayed', () => {
    const twin = { ...kiro, Action: 'kms:Encrypt' }
    expect(diff(policy(kiro, twin), policy(twin)).statements).toMatchObject([
      { kind: 'removed', before: { index: 0 } },
      { kind: 'same', before: { index: 1 } },
    ])
  })
})

test('what the change lets in and keeps out is looked for around the requests', () => {
  const request: PolicyRequest = {
    principal: { service: 'q.amazonaws.com' },
    action: 'kms:Decrypt',
    resource: 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
    context: { 'kms:ViaService': 'sso.us-east-1.amazonaws.com', 'aws:SourceAccount': '1' },
  }
  const [before, after] = [policy(admins), policy(admins, kiro)]
  expect(diff(before, after).access).toBeNull()
  expect(diff(before, after, { requests: [request] }).access).toMatchObject({
    newlyAllowed: [{ request, differs: [] }],
    newlyDenied: [],
  })
  expect(diff(after, before, { requests: [request] }).access).toMatchObject({
    newlyAllowed: [],
    newlyDenied: [{ request, differs: [] }],
  })
})
