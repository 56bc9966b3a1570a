import { expect, test } from 'vitest'
import { type ConditionTrace, decide, type PolicyDocument, type PolicyRequest } from './index'

const request: PolicyRequest = {
  principal: { service: 'q.amazonaws.com' },
  action: 'kms:Decrypt',
  resource: 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  context: {
    'kms:ViaService': 'sso.us-east-1.amazonaws.com',
    'aws:ResourceAccount': '111122223333',
    'kms:EncryptionContextKeys': ['a', 'b'],
    'aws:TagKeys': [],
  },
  unknown: ['aws:SourceAccount', 'aws:SecureTransport'],
}

type Told = Pick<ConditionTrace, 'asked' | 'actual' | 'matched' | 'why'>
const rows: readonly (readonly [operator: string, key: string, value: string | string[], told: Told])[] = [
  [
    'StringMatches',
    'aws:ResourceAccount',
    '1',
    { asked: ['1'], actual: ['111122223333'], matched: false, why: 'unknown-operator' },
  ],
  [
    'StringEquals',
    'aws:SourceAccount',
    '${aws:ResourceAccount}',
    { asked: ['111122223333'], actual: 'unknown', matched: 'unknown', why: 'unknown-key' },
  ],
  [
    'StringEquals',
    'aws:ResourceAccount',
    '${aws:SourceAccount}',
    {
      asked: ['${aws:SourceAccount}'],
      actual: ['111122223333'],
      matched: 'unknown',
      why: 'unknown-key',
    },
  ],
  [
    'StringLikeIfExists',
    'aws:SourceAccount',
    '*',
    { asked: ['*'], actual: 'unknown', matched: true, why: 'whatever-the-key-holds' },
  ],
  [
    'BoolIfExists',
    'aws:SecureTransport',
    ['true', 'false'],
    { asked: ['true', 'false'], actual: 'unknown', matched: true, why: 'whatever-the-key-holds' },
  ],
  [
    'NumericEquals',
    'aws:SourceAccount',
    'x',
    { asked: ['x'], actual: 'unknown', matched: false, why: 'whatever-the-key-holds' },
  ],
  [
    'StringEquals',
    'aws:PrincipalOrgID',
    'o-a',
    { asked: ['o-a'], actual: 'absent', matched: false, why: 'key-absent' },
  ],
  [
    'StringNotEquals',
    'aws:PrincipalOrgID',
    'o-a',
    { asked: ['o-a'], actual: 'absent', matched: true, why: 'key-absent' },
  ],
  [
    'ForAllValues:StringEquals',
    'aws:TagKeys',
    'x',
    { asked: ['x'], actual: [], matched: true, why: 'key-absent' },
  ],
  [
    'Null',
    'aws:PrincipalOrgID',
    'true',
    { asked: ['true'], actual: 'absent', matched: true, why: 'key-absent' },
  ],
  [
    'Null',
    'AWS:resourceaccount',
    'true',
    { asked: ['true'], actual: ['111122223333'], matched: false, why: 'key-present' },
  ],
  [
    'StringEquals',
    'aws:ResourceAccount',
    '${aws:PrincipalAccount}',
    {
      asked: ['${aws:PrincipalAccount}'],
      actual: ['111122223333'],
      matched: false,
      why: 'variable-without-value',
    },
  ],
  [
    'StringNotEquals',
    'aws:ResourceAccount',
    '${aws:PrincipalAccount}',
    {
      asked: ['${aws:PrincipalAccount}'],
      actual: ['111122223333'],
      matched: true,
      why: 'variable-without-value',
    },
  ],
  [
    'StringEquals',
    'aws:ResourceAccount',
    "${aws:PrincipalAccount, '444455556666'}",
    { asked: ['444455556666'], actual: ['111122223333'], matched: false, why: 'value-not-met' },
  ],
  [
    'StringEquals',
    'kms:ViaService',
    ['x', 'sso.us-east-1.amazonaws.com'],
    {
      asked: ['x', 'sso.us-east-1.amazonaws.com'],
      actual: ['sso.us-east-1.amazonaws.com'],
      matched: true,
      why: 'value-met',
    },
  ],
  [
    'StringNotEquals',
    'kms:ViaService',
    'sso.us-east-1.amazonaws.com',
    {
      asked: ['sso.us-east-1.amazonaws.com'],
      actual: ['sso.us-east-1.amazonaws.com'],
      matched: false,
      why: 'value-met',
    },
  ],
  [
    'ForAllValues:StringEquals',
    'kms:EncryptionContextKeys',
    ['${aws:ResourceAccount}-a', 'b'],
    { asked: ['111122223333-a', 'b'], actual: ['a', 'b'], matched: false, why: 'value-not-met' },
  ],
  [
    'StringNotEquals',
    'kms:ViaService',
    'identitystore.us-east-1.amazonaws.com',
    {
      asked: ['identitystore.us-east-1.amazonaws.com'],
      actual: ['sso.us-east-1.amazonaws.com'],
      matched: true,
      why: 'value-not-met',
    },
  ],
]

test.each(rows)(
  '%s of %s with %j tells what was asked, what was sent, and why',
  (operator, key, value, told) => {
    const policy: PolicyDocument = {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: '*',
          Action: '*',
          Resource: '*',
          Condition: { [operator]: { [key]: value } },
        },
      ],
    }
    const [statement] = decide(policy, request).statements
    expect(statement?.conditions).toEqual([{ operator, key, ...told }])
  },
)

test('every reason is one of the table', () => {
  const reasons: Record<ConditionTrace['why'], true> = {
    'unknown-operator': true,
    'unknown-key': true,
    'whatever-the-key-holds': true,
    'key-absent': true,
    'key-present': true,
    'variable-without-value': true,
    'value-met': true,
    'value-not-met': true,
  }
  expect([...new Set(rows.map(([, , , { why }]) => why))].toSorted()).toEqual(Object.keys(reasons).toSorted())
})
