import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exactStatement } from '@/lib/kiro/key-policy'
import { kiroRequest } from '@/lib/kiro/key-request'
import { compile } from '../compile'
import { decide } from '../decide'
import type { PolicyDocument, StatementDocument } from '../document'
import type { PolicyRequest } from '../request'
import { key, now, place, root, ways } from './fixture'
import { access, lattice } from './index'

const requests = ways.map(way => kiroRequest(way, place, key, now))
const exact: readonly StatementDocument[] = ways.map(way => exactStatement(way, place))

function callers(): readonly (readonly [PolicyRequest['principal'], PolicyRequest['context']])[] {
  const service = (name: string) =>
    [{ service: name }, { 'aws:PrincipalIsAWSService': 'true', 'aws:PrincipalServiceName': name }] as const
  const person = (arn: string) =>
    [
      { arn },
      {
        'aws:PrincipalIsAWSService': 'false',
        'aws:PrincipalArn': arn,
        'aws:PrincipalAccount': arn.split(':')[4] as string,
      },
    ] as const
  return [
    service('q.amazonaws.com'),
    service('codewhisperer.amazonaws.com'),
    service('events.amazonaws.com'),
    person('arn:aws:iam::111122223333:role/Team'),
    person('arn:aws:iam::444455556666:role/Stranger'),
  ]
}

const vias = [
  'sso.eu-central-1.amazonaws.com',
  'identitystore.eu-central-1.amazonaws.com',
  'sso.us-west-2.amazonaws.com',
  's3.eu-central-1.amazonaws.com',
  'sns.eu-central-1.amazonaws.com',
]

function contexts(): readonly PolicyRequest['context'][] {
  const names = { sso: 'aws:sso:instance-arn', store: 'aws:identitystore:identitystore-arn' }
  return [place.instanceArn, 'arn:aws:sso:::instance/ssoins-1', null].flatMap(instance =>
    [place.identityStoreArn, null].map(store => {
      const carried = [...(instance ? [names.sso] : []), ...(store ? [names.store] : [])]
      return {
        ...(instance ? { [`kms:EncryptionContext:${names.sso}`]: instance } : {}),
        ...(store ? { [`kms:EncryptionContext:${names.store}`]: store } : {}),
        ...(carried.length > 0 ? { 'kms:EncryptionContextKeys': carried } : {}),
        'kms:EncryptionAlgorithm': 'SYMMETRIC_DEFAULT',
      }
    }),
  )
}

/** Calls of every kind, made by hand and not by the lattice. */
const dense: readonly PolicyRequest[] = callers().flatMap(([principal, ofCaller]) =>
  ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKeyPair', 'kms:PutKeyPolicy'].flatMap(action =>
    [...vias, null].flatMap(via =>
      (action === 'kms:PutKeyPolicy' ? [{}] : contexts()).map(
        (pairs): PolicyRequest => ({
          principal,
          action,
          resource: key.arn,
          context: {
            'aws:CurrentTime': now.toISOString(),
            'aws:RequestedRegion': key.region,
            'aws:ResourceAccount': key.accountId,
            'aws:SecureTransport': 'true',
            ...ofCaller,
            ...(via ? { 'kms:ViaService': via } : {}),
            ...pairs,
          },
        }),
      ),
    ),
  ),
)

/** Kiro's two, and the same that carry the other's context as well. */
function isKiro({ principal, action, context }: PolicyRequest): boolean {
  const carries = ([name, value]: [string, unknown]) => context[name] === value
  const asked = exact.map(({ Condition }) => Object.entries(Condition?.StringEquals ?? {}))
  return (
    'service' in principal &&
    principal.service === 'q.amazonaws.com' &&
    action === 'kms:Decrypt' &&
    asked.some(pairs => pairs.every(carries))
  )
}

const often = <T>(usual: T, ...others: readonly T[]) =>
  fc.oneof({ arbitrary: fc.constant(usual), weight: 3 }, fc.constantFrom(...others))

const who = often<Partial<StatementDocument>>(
  { Principal: { Service: 'q.amazonaws.com' } },
  { Principal: '*' },
  { Principal: { AWS: '*' } },
  { Principal: { Service: 'codewhisperer.amazonaws.com' } },
  { Principal: { Service: ['q.amazonaws.com', 'events.amazonaws.com'] } },
  { Principal: { Service: 'q.amazonaws.com', AWS: '444455556666' } },
  { Principal: { AWS: 'arn:aws:iam::111122223333:role/Team' } },
  { NotPrincipal: { Service: 'q.amazonaws.com' } },
)
const acts = often<Partial<StatementDocument>>(
  { Action: 'kms:Decrypt' },
  { Action: 'kms:*' },
  { Action: ['kms:Decrypt', 'kms:Encrypt'] },
  { Action: 'kms:G*' },
  { Action: 'kms:*crypt' },
  { NotAction: 'kms:Encrypt' },
)
const operator = often(
  'StringEquals',
  'StringLike',
  'StringNotEquals',
  'StringNotLike',
  'StringEqualsIfExists',
  'StringEqualsIgnoreCase',
  'ForAllValues:StringEquals',
  'ForAnyValue:StringLike',
)
const instance = often<string | readonly string[] | null>(
  place.instanceArn,
  null,
  [place.instanceArn, 'arn:aws:sso:::instance/ssoins-1'],
  'arn:aws:sso:::instance/ssoins-1',
  'arn:aws:sso:::instance/*',
  '*',
)
const through = often<string | readonly string[] | null>(
  'sso.eu-central-1.amazonaws.com',
  null,
  ['sso.eu-central-1.amazonaws.com', 'sns.eu-central-1.amazonaws.com'],
  's3.eu-central-1.amazonaws.com',
  'sso.*.amazonaws.com',
  '*.eu-central-1.amazonaws.com',
  's??.eu-central-1.amazonaws.com',
)
const more = often<StatementDocument['Condition']>(
  {},
  { Bool: { 'aws:PrincipalIsAWSService': 'true' } },
  { Bool: { 'aws:PrincipalIsAWSService': 'false' } },
  { StringEquals: { 'aws:PrincipalAccount': '444455556666' } },
  { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/S*' } },
  { Null: { 'kms:ViaService': 'true' } },
  { 'ForAnyValue:StringEquals': { 'kms:EncryptionContextKeys': 'aws:identitystore:identitystore-arn' } },
)
const statement: fc.Arbitrary<StatementDocument> = fc
  .record({ who, acts, operator, instance, through, more, effect: often('Allow', 'Deny') })
  .map(({ who, acts, operator, instance, through, more, effect }) => ({
    Effect: effect,
    ...who,
    ...acts,
    Resource: '*',
    Condition: {
      ...more,
      [operator]: {
        ...more?.[operator],
        ...(instance ? { 'kms:EncryptionContext:aws:sso:instance-arn': instance } : {}),
        ...(through ? { 'kms:ViaService': through } : {}),
      },
    },
  }))

const policyOf = (Statement: readonly StatementDocument[]): PolicyDocument => ({
  Version: '2012-10-17',
  Statement,
})
const change = fc
  .record({
    others: fc.array(fc.oneof(statement, fc.constantFrom(root, ...exact)), { maxLength: 2 }),
    was: fc.option(statement),
    is: fc.option(statement),
  })
  .map(({ others, was, is }) => ({
    before: policyOf([...others, ...(was ? [was] : [])]),
    after: policyOf([...others, ...(is ? [is] : [])]),
  }))

test('whoever gets in or is shut out by a change, some neighbour tells of it', () => {
  const seen = { in: 0, out: 0 }
  fc.assert(
    fc.property(change, ({ before, after }) => {
      const [was, is] = [compile(before), compile(after)]
      const turned = { in: false, out: false }
      for (const request of dense.filter(each => !isKiro(each))) {
        const [once, now] = [decide(was, request).decision, decide(is, request).decision]
        if (once !== 'allow' && now === 'allow') turned.in = true
        if (once === 'allow' && now !== 'allow') turned.out = true
      }
      const found = access(before, after, lattice(requests, [before, after]))
      const beside = (lists: readonly (keyof typeof found)[]) =>
        lists.flatMap(name => found[name]).filter(({ differs }) => differs.length > 0)
      if (turned.in) expect(beside(['newlyAllowed', 'newlyOpen'])).not.toEqual([])
      if (turned.out) expect(beside(['newlyDenied', 'newlyAtRisk'])).not.toEqual([])
      seen.in += Number(turned.in)
      seen.out += Number(turned.out)
    }),
    { numRuns: 30 },
  )
  // The cases are such that there is something to find.
  expect(Math.min(seen.in, seen.out)).toBeGreaterThan(0)
}, 60_000)

test('whatever else a policy says, the statements of Kiro let in nobody but Kiro', () => {
  let times = 0
  fc.assert(
    fc.property(fc.array(statement, { maxLength: 3 }), others => {
      const [before, after] = [policyOf(others), policyOf([...others, ...exact])]
      const { newlyAllowed, newlyOpen, newlyDenied, newlyAtRisk } = access(
        before,
        after,
        lattice(requests, [before, after]),
      )
      expect([...newlyDenied, ...newlyAtRisk]).toEqual([])
      for (const { request } of [...newlyAllowed, ...newlyOpen]) expect(request).toSatisfy(isKiro)
      times += newlyAllowed.length
    }),
    { numRuns: 20 },
  )
  expect(times).toBeGreaterThan(10)
})
