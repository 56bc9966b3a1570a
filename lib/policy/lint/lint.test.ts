import { describe, expect, test } from 'vitest'
import * as baseline from '@/lib/checks/key/fixture-policies'
import { configurationContext, organizationStatement, serviceStatements } from '@/lib/kiro/key-baseline'
import { exactStatement, relaxedStatement, ways } from '@/lib/kiro/key-policy'
import type { PolicyDocument } from '../document'
import { CONFIGURATION } from './encryption-context'
import { lint } from './index'

const root = 'arn:aws:iam::111122223333:root'
const right = { Sid: 'Right', Effect: 'Allow', Principal: { AWS: root }, Action: 'kms:*', Resource: '*' }
const deny = { Effect: 'Deny', Principal: '*', Action: 'kms:Decrypt', Resource: '*' }
const policy = (...Statement: readonly object[]) =>
  ({ Version: '2012-10-17', Statement }) as unknown as PolicyDocument
const when = (Condition: object, statement: object = right) => policy({ ...statement, Condition })
const found = (policy: string | PolicyDocument) =>
  lint(policy).map(({ kind, severity, path }) => [severity, kind, path] as const)

describe('says nothing of', () => {
  test.each([
    ['a policy that is right', policy(right)],
    ['AWS’s current baseline', policy(...baseline.baseline)],
    ['AWS’s earlier baseline', policy(...baseline.earlierBaseline)],
    [
      'AWS’s baseline as this program proposes it',
      policy(
        ...serviceStatements({ accountId: '111122223333', organizationId: 'o-a1b2c3d4e5' }),
        organizationStatement({ accountId: '111122223333', organizationId: null }),
      ),
    ],
    ['Kiro’s documented statements', policy(...baseline.bothStatements)],
    [
      'their relaxed form',
      policy(
        ...(['identity-center', 'identity-store'] as const).flatMap(way => {
          const place = {
            instanceArn: 'arn:aws:sso:::instance/ssoins-1234567890abcdef',
            identityStoreArn: 'arn:aws:identitystore::111122223333:identitystore/d-1234567890',
            region: 'us-east-1',
          }
          return [exactStatement(way, place, `${way} 1`), relaxedStatement(way, place, `${way} 2`)]
        }),
      ),
    ],
    [
      'the default key policy',
      {
        Version: '2012-10-17',
        Id: 'key-default-1',
        Statement: { ...right, Sid: 'Enable IAM User Permissions' },
      },
    ],
    [
      'services of other partitions',
      policy({
        ...right,
        Principal: {
          Service: ['s3.cn-north-1.amazonaws.com.cn', 'delivery.logs.amazonaws.com', 'ec2.c2s.ic.gov'],
        },
      }),
    ],
    [
      'keys that come with a caller’s credentials',
      when({
        StringEquals: { 'ec2:SourceInstanceArn': 'x', 'saml:aud': 'y', 'accounts.google.com:aud': 'z' },
      }),
    ],
    [
      'keys with a name of one’s own',
      when({
        StringEquals: {
          'aws:PrincipalTag/Team': 'x',
          'kms:EncryptionContext:App:Name': 'y',
          'kms:RecipientAttestation:PCR31': 'z',
        },
      }),
    ],
    [
      'Resources that a key may have',
      policy({
        ...right,
        Resource: [
          '*',
          'arn:*:kms:*:*:key/*',
          'arn:aws*',
          'arn:aws-cn:kms:cn-north-1:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab',
          'arn:aws:kms:us-????-1:${aws:PrincipalAccount}:key/*',
          'a?n:aws:kms:*',
          '${aws:PrincipalTag/Key}',
        ],
      }),
    ],
    [
      'values that their operators read',
      when({
        NumericLessThan: { 'aws:MultiFactorAuthAge': 300 },
        DateLessThan: { 'aws:CurrentTime': ['2026-11-24T12:00:00Z', '1700000000'] },
        IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '2001:db8::/32'] },
        Bool: { 'aws:SecureTransport': [true, 'False'] },
        Null: { 'aws:TokenIssueTime': 'TRUE' },
        ArnLike: { 'aws:SourceArn': ['arn:*:*:*:*:*', '*:aws:sso:::instance/*', '${aws:PrincipalArn}'] },
      }),
    ],
    [
      'everybody of an organization',
      when({ StringEquals: { 'aws:PrincipalOrgID': 'o-a' } }, { ...right, Principal: '*' }),
    ],
    ['an escaped wildcard', when({ StringEquals: { 'aws:PrincipalTag/Team': 'a${*}b${$}' } })],
    [
      'a variable with a default',
      when({ StringEquals: { 'aws:PrincipalTag/Team': "${aws:PrincipalTag/Group, '*'}" } }),
    ],
    [
      'a Deny that leaves services out',
      when(
        {
          StringNotEquals: { 'aws:PrincipalOrgID': 'o-a' },
          BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
        },
        deny,
      ),
    ],
    [
      'a Deny that names the services it spares',
      when(
        {
          StringNotEquals: { 'aws:PrincipalOrgID': 'o-a' },
          StringNotEqualsIfExists: { 'aws:PrincipalServiceName': 'sso.amazonaws.com' },
        },
        deny,
      ),
    ],
    [
      'a Deny for one account',
      when({ StringNotEquals: { 'aws:PrincipalOrgID': 'o-a' } }, { ...deny, Principal: { AWS: root } }),
    ],
    ['a Deny that a missing key keeps out', when({ StringEquals: { 'aws:PrincipalOrgID': 'o-a' } }, deny)],
    [
      'a Deny of what is not encrypted on its way',
      when(
        { StringNotEquals: { 'aws:PrincipalOrgID': 'o-a' }, Bool: { 'aws:SecureTransport': 'false' } },
        deny,
      ),
    ],
    [
      'ForAllValues with a check that the key is there',
      when({ 'ForAllValues:StringEquals': { 'aws:TagKeys': 'a' }, Null: { 'aws:TagKeys': 'false' } }),
    ],
    [
      'all the operations of a grant, as AWS’s examples ask for them',
      when(
        { 'ForAllValues:StringEquals': { 'kms:GrantOperations': ['Decrypt', 'Encrypt'] } },
        { ...right, Action: 'kms:CreateGrant' },
      ),
    ],
    [
      'a Deny of what no service does in its own name',
      when(
        { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/Admin' } },
        { ...deny, Action: ['kms:PutKeyPolicy', 'kms:ScheduleKeyDeletion'] },
      ),
    ],
    [
      'contexts whose keys are spelt alike',
      when({
        StringEquals: { 'kms:EncryptionContext:App': '1' },
        'ForAnyValue:StringEquals': { 'kms:EncryptionContextKeys': ['App', 'Other'] },
      }),
    ],
  ] as const)('%s', (_, document) => {
    expect(found(document as PolicyDocument)).toEqual([])
    expect(found(JSON.stringify(document, null, 2))).toEqual([])
  })
})

type Case = readonly [
  name: string,
  policy: string | PolicyDocument,
  severity: string,
  kind: string,
  path: string,
]
const at = 'Statement[0].Condition'
const cases: readonly Case[] = [
  ['no Action', policy({ ...right, Action: [] }), 'error', 'no-action', 'Statement[0]'],
  ['no Resource', policy({ ...right, Resource: undefined }), 'error', 'no-resource', 'Statement[0]'],
  ['no Principal', policy({ ...right, Principal: undefined }), 'error', 'no-principal', 'Statement[0]'],
  [
    'a Principal with nobody in it',
    policy({ ...right, Principal: { AWS: [] } }),
    'error',
    'no-principal',
    'Statement[0]',
  ],
  [
    'an action that KMS does not have',
    policy({ ...right, Action: ['kms:Decrypt', 'kms:Decypt'] }),
    'warning',
    'unknown-action',
    'Statement[0].Action[1]',
  ],
  [
    'an action of another service',
    policy({ ...right, Action: 's3:Get*' }),
    'warning',
    'unknown-action',
    'Statement[0].Action',
  ],
  [
    'a role that was deleted',
    policy({ ...right, Principal: { AWS: [root, 'AROAEXAMPLE1234567890'] } }),
    'error',
    'dead-principal',
    'Statement[0].Principal.AWS[1]',
  ],
  [
    'a user that was deleted',
    policy({ ...right, Principal: { AWS: 'AIDACKCEVSQ6C2EXAMPLE' } }),
    'error',
    'dead-principal',
    'Statement[0].Principal.AWS',
  ],
  [
    'what is too short for an id of a user',
    policy({ ...right, Principal: { AWS: 'AIDACKCEVSQ6C2E' } }),
    'error',
    'principal-matches-nobody',
    'Statement[0].Principal.AWS',
  ],
  [
    'every service',
    policy({ ...right, Principal: { Service: '*' } }),
    'error',
    'principal-matches-nobody',
    'Statement[0].Principal.Service',
  ],
  [
    'a part of an ARN',
    policy({ ...right, Principal: { AWS: 'arn:aws:iam::111122223333:role/*' } }),
    'error',
    'principal-matches-nobody',
    'Statement[0].Principal.AWS',
  ],
  [
    'a kind of principal that is none',
    policy({ ...right, Principal: { AwsService: 'sso.amazonaws.com' } }),
    'error',
    'principal-matches-nobody',
    'Statement[0].Principal.AwsService',
  ],
  [
    'a principal by itself',
    policy({ ...right, Principal: root }),
    'error',
    'principal-matches-nobody',
    'Statement[0].Principal',
  ],
  [
    'a service without its domain',
    policy({ ...right, Principal: { Service: 'sso' } }),
    'warning',
    'unlikely-service',
    'Statement[0].Principal.Service',
  ],
  [
    'a service with a scheme',
    policy({ ...right, Principal: { Service: 'https://sso.amazonaws.com' } }),
    'warning',
    'unlikely-service',
    'Statement[0].Principal.Service',
  ],
  [
    'a service in other letters',
    policy({ ...right, Principal: { Service: ['q.amazonaws.com', 'Q.amazonaws.com'] } }),
    'warning',
    'service-case',
    'Statement[0].Principal.Service[1]',
  ],
  [
    'everybody without a condition',
    policy({ ...right, Principal: { AWS: '*' } }),
    'warning',
    'allow-to-everybody',
    'Statement[0].Principal',
  ],
  [
    'everybody, with a condition on what every call has',
    when({ Null: { 'aws:SecureTransport': 'false' } }, { ...right, Principal: '*' }),
    'warning',
    'allow-to-everybody',
    'Statement[0].Principal',
  ],
  [
    'everybody, with one that a missing key meets',
    when({ StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-a' } }, { ...right, Principal: '*' }),
    'warning',
    'allow-to-everybody',
    'Statement[0].Principal',
  ],
  [
    'everybody, with a negation',
    when({ StringNotEquals: { 'aws:PrincipalOrgID': 'o-a' } }, { ...right, Principal: '*' }),
    'warning',
    'allow-to-everybody',
    'Statement[0].Principal',
  ],
  [
    'everybody, with no more than TLS',
    when({ Bool: { 'aws:SecureTransport': 'true' } }, { ...right, Principal: '*' }),
    'warning',
    'allow-to-everybody',
    'Statement[0].Principal',
  ],
  [
    'what is left of the setting of a key, behind a wildcard',
    when({
      StringLike: {
        'kms:EncryptionContext:aws:sso:instance-arn': 'arn:aws:sso:::instance/*KEY_CONFIGURATION',
      },
    }),
    'warning',
    'key-configuration',
    `${at}.StringLike.kms:EncryptionContext:aws:sso:instance-arn`,
  ],
  [
    'everybody but one',
    policy({ ...right, Principal: undefined, NotPrincipal: { AWS: root } }),
    'warning',
    'allow-not-principal',
    'Statement[0].NotPrincipal',
  ],
  [
    'a Deny for everybody but one',
    policy({ ...deny, Principal: undefined, NotPrincipal: { AWS: root } }),
    'note',
    'deny-not-principal',
    'Statement[0].NotPrincipal',
  ],
  [
    'a Deny outside the organization',
    when({ StringNotEquals: { 'aws:PrincipalOrgID': 'o-a' } }, deny),
    'warning',
    'deny-catches-services',
    `${at}.StringNotEquals.aws:PrincipalOrgID`,
  ],
  [
    'the same, spelt with IfExists',
    when({ StringNotEqualsIfExists: { 'aws:principalorgid': 'o-a' } }, { ...deny, Principal: { AWS: '*' } }),
    'warning',
    'deny-catches-services',
    `${at}.StringNotEqualsIfExists.aws:principalorgid`,
  ],
  [
    'a Deny outside a network, but for calls through services',
    when(
      { StringNotEquals: { 'aws:SourceVpce': 'vpce-1' }, BoolIfExists: { 'aws:ViaAWSService': 'false' } },
      { ...deny, Action: undefined, NotAction: 'kms:Encrypt' },
    ),
    'warning',
    'deny-catches-services',
    `${at}.StringNotEquals.aws:SourceVpce`,
  ],
  [
    'a Deny for whoever is in no organization',
    when({ Null: { 'aws:PrincipalOrgID': 'true' } }, deny),
    'warning',
    'deny-catches-services',
    `${at}.Null.aws:PrincipalOrgID`,
  ],
  [
    'a Deny but for some roles',
    when({ ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/Admin' } }, deny),
    'warning',
    'deny-catches-services',
    `${at}.ArnNotLike.aws:PrincipalArn`,
  ],
  [
    'a Deny without a second factor',
    when({ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }, deny),
    'warning',
    'deny-catches-services',
    `${at}.BoolIfExists.aws:MultiFactorAuthPresent`,
  ],
  [
    'a Deny for services and nobody else, where services were to be spared',
    when(
      { StringNotEquals: { 'aws:PrincipalOrgID': 'o-a' }, Bool: { 'aws:PrincipalIsAWSService': 'true' } },
      deny,
    ),
    'warning',
    'deny-catches-services',
    `${at}.StringNotEquals.aws:PrincipalOrgID`,
  ],
  [
    'a Deny that spares the calls for one account, which a service need not name',
    when({ StringNotEquals: { 'aws:PrincipalOrgID': 'o-a', 'aws:SourceAccount': '1' } }, deny),
    'warning',
    'deny-catches-services',
    `${at}.StringNotEquals.aws:PrincipalOrgID`,
  ],
  [
    'a Deny for one service by its name',
    when(
      {
        StringNotEquals: { 'aws:PrincipalOrgID': 'o-a' },
        StringEquals: { 'aws:PrincipalServiceName': 'sso.amazonaws.com' },
      },
      deny,
    ),
    'warning',
    'deny-catches-services',
    `${at}.StringNotEquals.aws:PrincipalOrgID`,
  ],
  [
    'all of the operations of what need not be a grant',
    when({ 'ForAllValues:StringEquals': { 'kms:GrantOperations': 'Decrypt' } }),
    'warning',
    'for-all-values-allows',
    `${at}.ForAllValues:StringEquals.kms:GrantOperations`,
  ],
  [
    'an operator of nobody',
    when({ StringMatches: { 'aws:PrincipalOrgID': 'o-a' } }),
    'error',
    'unknown-operator',
    `${at}.StringMatches`,
  ],
  [
    'Null with IfExists',
    when({ NullIfExists: { 'aws:PrincipalOrgID': 'true' } }),
    'error',
    'unknown-operator',
    `${at}.NullIfExists`,
  ],
  [
    'a global key with a slip',
    when({ StringEquals: { 'aws:SourceAcount': '1' } }),
    'warning',
    'unknown-condition-key',
    `${at}.StringEquals.aws:SourceAcount`,
  ],
  [
    'a key of KMS that is none',
    when({ StringEquals: { 'kms:EncryptionContext': '1' } }),
    'warning',
    'unknown-condition-key',
    `${at}.StringEquals.kms:EncryptionContext`,
  ],
  [
    'a key without a prefix',
    when({ StringEquals: { SourceAccount: '1' } }),
    'warning',
    'unknown-condition-key',
    `${at}.StringEquals.SourceAccount`,
  ],
  [
    'a variable that is none',
    when({ StringEquals: { 'aws:SourceAccount': ['1', '${aws:ResourceAcount}'] } }),
    'warning',
    'unknown-condition-key',
    `${at}.StringEquals.aws:SourceAccount[1]`,
  ],
  [
    'one key in two cases',
    when({ StringEquals: { 'aws:SourceAccount': '1', 'aws:sourceaccount': '2' } }),
    'error',
    'condition-key-case',
    `${at}.StringEquals.aws:sourceaccount`,
  ],
  [
    'one context in two cases',
    when({
      StringEquals: { 'kms:EncryptionContext:App': '1' },
      StringLike: { 'kms:EncryptionContext:APP': '1' },
    }),
    'note',
    'encryption-context-case',
    `${at}.StringLike.kms:EncryptionContext:APP`,
  ],
  [
    'a context’s key in another case than its condition',
    when({
      'ForAnyValue:StringEquals': { 'kms:EncryptionContextKeys': ['app'] },
      StringEquals: { 'kms:EncryptionContext:App': '1' },
    }),
    'warning',
    'encryption-context-case',
    `${at}.ForAnyValue:StringEquals.kms:EncryptionContextKeys[0]`,
  ],
  [
    'a bucket as Resource',
    policy({ ...right, Resource: 'arn:aws:s3:::b' }),
    'error',
    'resource-is-no-key',
    'Statement[0].Resource',
  ],
  [
    'an alias as Resource',
    policy({ ...right, Resource: ['*', 'arn:aws:kms:us-east-1:111122223333:alias/a'] }),
    'error',
    'resource-is-no-key',
    'Statement[0].Resource[1]',
  ],
  [
    'an id without its ARN as Resource',
    policy({ ...right, Resource: '1234abcd-12ab-34cd-56ef-1234567890ab' }),
    'error',
    'resource-is-no-key',
    'Statement[0].Resource',
  ],
  [
    'a star that would have to cross a colon as Resource',
    policy({ ...right, Resource: 'arn:aws:*:key/1' }),
    'error',
    'resource-is-no-key',
    'Statement[0].Resource',
  ],
  [
    'StringEquals with []',
    when({ StringEquals: { 'aws:SourceAccount': [] } }),
    'error',
    'no-value',
    `${at}.StringEquals.aws:SourceAccount`,
  ],
  [
    'Null with []',
    when({ Null: { 'aws:SourceAccount': [] } }),
    'error',
    'no-value',
    `${at}.Null.aws:SourceAccount`,
  ],
  [
    'StringNotEquals with []',
    when({ StringNotEquals: { 'aws:SourceAccount': [] } }),
    'warning',
    'no-value',
    `${at}.StringNotEquals.aws:SourceAccount`,
  ],
  [
    'Bool with "yes"',
    when({ Bool: { 'aws:SecureTransport': 'yes' } }),
    'error',
    'unreadable-value',
    `${at}.Bool.aws:SecureTransport`,
  ],
  [
    'BoolIfExists with "yes"',
    when({ BoolIfExists: { 'aws:SecureTransport': 'yes' } }),
    'warning',
    'unreadable-value',
    `${at}.BoolIfExists.aws:SecureTransport`,
  ],
  [
    'IpAddress with ["10.0.0.0/8", "300.1.1.1"]',
    when({ IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '300.1.1.1'] } }),
    'error',
    'unreadable-value',
    `${at}.IpAddress.aws:SourceIp[1]`,
  ],
  [
    'NotIpAddress with "300.1.1.1"',
    when({ NotIpAddress: { 'aws:SourceIp': '300.1.1.1' } }),
    'warning',
    'unreadable-value',
    `${at}.NotIpAddress.aws:SourceIp`,
  ],
  [
    'DateLessThan with "tomorrow"',
    when({ DateLessThan: { 'aws:CurrentTime': 'tomorrow' } }),
    'error',
    'unreadable-value',
    `${at}.DateLessThan.aws:CurrentTime`,
  ],
  [
    'Null with "yes"',
    when({ Null: { 'aws:SourceAccount': 'yes' } }),
    'error',
    'unreadable-value',
    `${at}.Null.aws:SourceAccount`,
  ],
  [
    'NumericLessThan with "x"',
    when({ NumericLessThan: { 'aws:MultiFactorAuthAge': 'x' } }),
    'error',
    'unreadable-value',
    `${at}.NumericLessThan.aws:MultiFactorAuthAge`,
  ],
  [
    'BinaryEquals with "!"',
    when({ BinaryEquals: { 'aws:PrincipalTag/Key': '!' } }),
    'error',
    'unreadable-value',
    `${at}.BinaryEquals.aws:PrincipalTag/Key`,
  ],
  [
    'ArnLike with "*"',
    when({ ArnLike: { 'aws:SourceArn': '*' } }),
    'error',
    'unreadable-value',
    `${at}.ArnLike.aws:SourceArn`,
  ],
  [
    'ArnLike with "urn:aws:s3:::b"',
    when({ ArnLike: { 'aws:SourceArn': 'urn:aws:s3:::b' } }),
    'error',
    'unreadable-value',
    `${at}.ArnLike.aws:SourceArn`,
  ],
  [
    'ArnNotLike with "b"',
    when({ ArnNotLike: { 'aws:SourceArn': 'b' } }),
    'warning',
    'unreadable-value',
    `${at}.ArnNotLike.aws:SourceArn`,
  ],
  [
    'a variable under an operator that reads none',
    when({ Bool: { 'aws:SecureTransport': '${aws:SecureTransport}' } }),
    'warning',
    'variable-is-text',
    `${at}.Bool.aws:SecureTransport`,
  ],
  [
    'a wildcard under StringEquals',
    when({ StringEquals: { 'kms:ViaService': ['sso.*.amazonaws.com'] } }),
    'warning',
    'wildcard-is-text',
    `${at}.StringEquals.kms:ViaService[0]`,
  ],
  [
    'several values under a negation',
    when({ StringNotEquals: { 'aws:SourceAccount': ['1', '2'] } }),
    'note',
    'negated-list',
    `${at}.StringNotEquals.aws:SourceAccount`,
  ],
  [
    'ForAnyValue on a key of one value',
    when({ 'ForAnyValue:StringEquals': { 'kms:ViaService': 'x' } }),
    'warning',
    'set-operator-on-one-value',
    `${at}.ForAnyValue:StringEquals.kms:ViaService`,
  ],
  [
    'a key of several values without a set operator',
    when({ StringEquals: { 'kms:EncryptionContextKeys': 'x' } }),
    'warning',
    'no-set-operator',
    `${at}.StringEquals.kms:EncryptionContextKeys`,
  ],
  [
    'an Allow on all of no values',
    when({ 'ForAllValues:StringEquals': { 'aws:TagKeys': 'x' } }),
    'warning',
    'for-all-values-allows',
    `${at}.ForAllValues:StringEquals.aws:TagKeys`,
  ],
  [
    'what is used only while a key is set',
    when({
      StringLike: {
        'kms:EncryptionContext:aws:sso:instance-arn': `arn:aws:sso:::instance/*/${CONFIGURATION}`,
      },
    }),
    'warning',
    'key-configuration',
    `${at}.StringLike.kms:EncryptionContext:aws:sso:instance-arn`,
  ],
  ['no Version', { Statement: [right] }, 'note', 'no-version', 'Version'],
  [
    'a Version that AWS does not have',
    { ...policy(right), Version: '2012-10-18' },
    'error',
    'unknown-version',
    'Version',
  ],
  ['no statement', policy(), 'error', 'no-statement', 'Statement'],
  ['a Sid twice', policy(right, right), 'warning', 'duplicate-sid', 'Statement[1].Sid'],
  [
    'one statement without a list',
    { Version: '2012-10-17', Statement: { ...right, Action: [] } },
    'error',
    'no-action',
    'Statement',
  ],
  [
    'a character that KMS does not take',
    JSON.stringify(policy({ ...right, Sid: 'für 鍵' })),
    'error',
    'character',
    'Statement[0].Sid',
  ],
  [
    'half a character',
    JSON.stringify(policy(right)).replace('Right', 'a\ud800b'),
    'error',
    'character',
    'Statement[0].Sid',
  ],
  ['a byte more than KMS takes', JSON.stringify(policy(right)).padEnd(32_769), 'error', 'too-long', ''],
  [
    'a key twice',
    JSON.stringify(policy(right)).replace('"Effect"', '"Effect":"Deny","Effect"'),
    'error',
    'duplicate-key',
    'Statement[0].Effect',
  ],
  [
    'a Sid that is a number',
    JSON.stringify(policy({ ...right, Sid: 5 })),
    'error',
    'unreadable',
    'Statement[0].Sid',
  ],
  ['no JSON', '{"Statement":[{"Sid" 5}]}', 'error', 'unreadable', 'Statement[0].Sid'],
  ['nothing', '', 'error', 'unreadable', ''],
  ['a document that is none', [] as unknown as PolicyDocument, 'error', 'unreadable', ''],
]

describe('finds', () => {
  test.each(cases)('%s', (_, document, severity, kind, path) => {
    expect(found(document)).toEqual([[severity, kind, path]])
    const [finding] = lint(document)
    expect(finding?.source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//)
    expect(finding?.message.text).not.toMatch(/\{\w+\}/)
    const index = /^Statement(?:\[(\d+)\])?(?=$|\.)/.exec(path)
    const isInside = index && !['unreadable', 'character', 'duplicate-key', 'no-statement'].includes(kind)
    expect(finding?.statement).toBe(isInside ? Number(index[1] ?? 0) : null)
  })

  test('variables in a version that reads none, in a condition and a Resource', () => {
    const Condition = {
      StringLike: { 'aws:SourceAccount': '${aws:ResourceAccount}', 'aws:SourceArn': '${*}' },
    }
    for (const Version of ['2008-10-17', undefined]) {
      const old = { Version, Statement: [{ ...right, Resource: '${aws:SourceArn}', Condition }] }
      expect(found(old as PolicyDocument).filter(([, kind]) => kind !== 'no-version')).toEqual([
        ['warning', 'variable-is-text', `${at}.StringLike.aws:SourceAccount`],
        ['warning', 'variable-is-text', `${at}.StringLike.aws:SourceArn`],
        ['warning', 'variable-is-text', 'Statement[0].Resource'],
      ])
    }
  })

  test('a context’s key in another case than its callers write it', () => {
    const document = when({
      'ForAnyValue:StringEquals': { 'kms:EncryptionContextKeys': 'aws:SSO:instance-arn' },
    })
    const contextKeys = Object.values(ways).map(({ contextKey }) => contextKey)
    expect(lint(document)).toEqual([])
    expect(lint(document, { contextKeys })).toMatchObject([
      { kind: 'encryption-context-case', severity: 'warning' },
    ])
  })

  test('whether a Deny matches a service’s call in every case, or in some', () => {
    const outside = { StringNotEquals: { 'aws:PrincipalOrgID': 'o-a' } }
    const [always] = lint(when(outside, deny))
    const others = [
      { ...outside, StringLike: { 'kms:ViaService': 'sso.*' } },
      { StringNotEquals: { ...outside.StringNotEquals, 'aws:SourceAccount': '1' } },
      { ...outside, Bool: { 'aws:PrincipalIsAWSService': 'true' } },
    ].map(block => lint(when(block, deny))[0])
    for (const other of others) expect(other).toMatchObject({ kind: always?.kind, path: always?.path })
    const told = [always, ...others].map(finding => finding?.message.template)
    expect(told.map(each => told.indexOf(each))).toEqual([0, 1, 1, 3])
  })

  test('each character once, and at most ten', () => {
    const Sid = Array.from({ length: 40 }, (_, each) => String.fromCodePoint(0x4e00 + (each % 20))).join('')
    expect(lint(policy({ ...right, Sid })).map(({ message }) => message.params.code)).toHaveLength(10)
  })

  test('what KMS takes to the last byte, with letters of Latin-1', () => {
    expect(found(JSON.stringify(policy({ ...right, Sid: 'für' })).padEnd(32_767))).toEqual([])
  })

  test('all there is, in the order of the places', () => {
    const statements = [
      ...Array.from({ length: 10 }, (_, each) => ({ ...right, Sid: `${each}` })),
      { ...right, Sid: '1', Action: 'kms:Nothing' },
      { ...right, Sid: '2', Principal: '*' },
    ]
    expect(found({ Statement: statements as never })).toEqual([
      ['warning', 'unknown-action', 'Statement[10].Action'],
      ['warning', 'duplicate-sid', 'Statement[10].Sid'],
      ['warning', 'allow-to-everybody', 'Statement[11].Principal'],
      ['warning', 'duplicate-sid', 'Statement[11].Sid'],
      ['note', 'no-version', 'Version'],
    ])
  })
})

test('of a Deny, whoever was deleted among those whom it excepts is found as elsewhere', () => {
  const NotPrincipal = { AWS: [root, 'AROAEXAMPLE1234567890'] }
  const found = lint(policy({ ...deny, Principal: undefined, NotPrincipal }))
  expect(found.filter(({ severity }) => severity === 'error')).toMatchObject([
    { kind: 'dead-principal', path: 'Statement[0].NotPrincipal.AWS[1]' },
  ])
})

test('the context that is used while a key is set is the one that the checks know', () => {
  expect(CONFIGURATION).toBe(configurationContext)
})
