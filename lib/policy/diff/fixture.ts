import fc from 'fast-check'
import type { PolicyDocument, PolicyRequest, StatementDocument } from '../index'

const root = 'arn:aws:iam::111122223333:root'
const scalarOrList = (...values: string[]) =>
  fc.oneof(fc.constantFrom(...values), fc.array(fc.constantFrom(...values), { minLength: 1, maxLength: 3 }))
const principal: fc.Arbitrary<StatementDocument['Principal']> = fc.oneof(
  fc.constant<'*'>('*'),
  scalarOrList('*', root, '111122223333', 'arn:aws:iam::111122223333:role/Admin').map(AWS => ({ AWS })),
  scalarOrList('q.amazonaws.com', 'sso.amazonaws.com').map(Service => ({ Service })),
)
const operator = fc.constantFrom(
  'StringEquals',
  'stringequals',
  'StringNotEquals',
  'StringLike',
  'StringEqualsIfExists',
  'ArnLike',
  'ArnEquals',
  'ForAnyValue:StringEquals',
  'Nothing',
)
const key = fc.constantFrom('aws:SourceAccount', 'AWS:sourceaccount', 'kms:ViaService', 'kms:viaservice')
const condition = fc.dictionary(
  operator,
  fc.dictionary(key, scalarOrList('1', '2', '1*', 'arn:aws:a:b:c:d', '${aws:SourceAccount}'), {
    maxKeys: 2,
    noNullPrototype: true,
  }),
  { maxKeys: 2, noNullPrototype: true },
)
const statement: fc.Arbitrary<StatementDocument> = fc.record(
  {
    Sid: fc.constantFrom('A', 'B', 'C'),
    Effect: fc.constantFrom('Allow', 'Deny'),
    Principal: principal,
    Action: scalarOrList('kms:Decrypt', 'KMS:decrypt', 'kms:*', 'kms:Encrypt'),
    Resource: scalarOrList('*', 'arn:aws:kms:us-east-1:111122223333:key/1'),
    Condition: condition,
  },
  { requiredKeys: ['Effect'], noNullPrototype: true },
)

/** Small policies that have much in common, some of them with statements that never match. */
export const somePolicy: fc.Arbitrary<PolicyDocument> = fc.record(
  {
    Version: fc.constantFrom('2012-10-17', '2008-10-17'),
    Statement: fc.oneof({ weight: 9, arbitrary: fc.array(statement, { maxLength: 5 }) }, statement),
  },
  { requiredKeys: ['Statement'], noNullPrototype: true },
)

const callers: readonly PolicyRequest['principal'][] = [
  { service: 'q.amazonaws.com' },
  { account: '111122223333' },
  { arn: 'arn:aws:iam::111122223333:role/Admin' },
]
const contexts: readonly PolicyRequest['context'][] = [
  {},
  { 'aws:SourceAccount': '1', 'kms:ViaService': '1' },
  { 'aws:SourceAccount': 'arn:aws:a:b:c:d', 'kms:ViaService': '2' },
]
export const someRequests: readonly PolicyRequest[] = callers.flatMap(principal =>
  contexts.flatMap(context =>
    [[], ['aws:SourceAccount']].map(
      (unknown): PolicyRequest => ({
        principal,
        action: 'kms:Decrypt',
        resource: 'arn:aws:kms:us-east-1:111122223333:key/1',
        context,
        unknown,
      }),
    ),
  ),
)
