import { describe, expect, it } from 'vitest'
import type { Outcome } from './check'
import { account, denied, details, facts, instancesOf, organizationId, outcomeOf } from './key/fixture'
import {
  admins,
  baseline,
  baselineWithoutApps,
  bothStatements,
  describeKey,
  earlierBaseline,
  organizationOnly,
  orgPrincipals,
  policy,
  useKey,
} from './key/fixture-policies'
import { keyPolicyBaseline } from './key-policy-baseline'

const role = `arn:aws:iam::${account}:role/aws-service-role/user-subscriptions.amazonaws.com/AWSServiceRoleForUserSubscriptions`
const administrator = `arn:aws:iam::${account}:role/Admin`
const decrypts = 'kms:Decrypt (IAM Identity Center), kms:Decrypt (Identity Store)'

function judge(statements: readonly object[], changed = {}): Outcome {
  return outcomeOf(keyPolicyBaseline, facts(policy(...statements), changed))
}

const unlessAdmin = {
  Sid: 'OnlyAdmin',
  Effect: 'Deny',
  Principal: { AWS: '*' },
  Action: 'kms:Decrypt',
  Resource: '*',
  Condition: {
    Bool: { 'aws:PrincipalIsAWSService': 'false' },
    ArnNotEquals: { 'aws:PrincipalArn': administrator },
  },
}
const configuring = {
  ...useKey,
  Sid: 'WhileConfiguring',
  Condition: {
    StringLike: { 'kms:EncryptionContext:aws:sso:instance-arn': '*/purpose:KEY_CONFIGURATION' },
  },
}
const toOneArn = { ...useKey, Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:sso:::instance/*' } } }

type Case = [sentence: string, statements: readonly object[], verdict: Outcome['verdict'], params: object]
const cases: Case[] = [
  ['passes AWS’s whole baseline', baseline, 'pass', {}],
  ['passes the baseline with Kiro’s statements', [...baseline, ...bothStatements], 'pass', {}],
  ['passes the baseline without managed applications', baselineWithoutApps, 'pass', {}],
  ['passes the earlier baseline', earlierBaseline, 'pass', {}],
  [
    'passes where the organization’s principals come in by its ID alone',
    [describeKey, useKey, orgPrincipals],
    'pass',
    {},
  ],
  [
    'fails where IAM Identity Center may not describe the key',
    [admins, useKey, orgPrincipals],
    'fail',
    { who: 'sso.amazonaws.com', what: 'kms:DescribeKey' },
  ],
  [
    'fails where Identity Store may not use the key',
    [admins, describeKey, { ...useKey, Principal: { Service: 'sso.amazonaws.com' } }],
    'fail',
    { who: 'identitystore.amazonaws.com' },
  ],
  [
    'fails where a condition on the encryption context is put on DescribeKey',
    [admins, useKey, { ...describeKey, Condition: useKey.Condition }],
    'fail',
    { who: 'sso.amazonaws.com', what: 'kms:DescribeKey' },
  ],
  [
    'fails where a Deny catches the services',
    [...baseline, ...bothStatements, organizationOnly],
    'fail',
    { who: 'sso.amazonaws.com' },
  ],
  [
    'does not know what a statement by source ARN lets in',
    [admins, describeKey, toOneArn],
    'undocumented',
    { keys: 'aws:SourceArn' },
  ],
  [
    'warns where the administrator and the subscriptions role are left out',
    [describeKey, useKey, ...bothStatements],
    'warn',
    { who: administrator, what: decrypts },
  ],
  ['warns where a Deny catches the subscriptions role', [...baseline, unlessAdmin], 'warn', { who: role }],
  [
    'warns of a context that is used only while a key is being set',
    [...baseline, configuring],
    'warn',
    { statement: 'WhileConfiguring' },
  ],
]

describe('key-policy-baseline', () => {
  it.each(cases)('%s', (_sentence, statements, verdict, params) => {
    const outcome = judge(statements)
    expect([outcome.verdict, outcome.statement.params]).toEqual([verdict, expect.objectContaining(params)])
  })

  const mended = cases.filter(([, , verdict]) => verdict === 'fail' || verdict === 'undocumented')
  it.each(mended)('%s: what it offers mends it', (_sentence, statements) => {
    const outcome = judge(statements)
    const copies = 'remedy' in outcome && outcome.remedy ? outcome.remedy.copies : []
    const offered = copies.filter(({ language }) => language === 'json').map(({ text }) => JSON.parse(text))
    const kept = statements.filter(
      one => !offered.some(({ Sid, Effect }) => Effect === 'Deny' && 'Sid' in one && one.Sid === Sid),
    )
    expect(judge([...kept, ...offered]).verdict).toBe('pass')
  })

  it('writes the account’s and the organization’s own ids into what it offers', () => {
    const outcome = judge(bothStatements)
    const texts = 'remedy' in outcome ? outcome.remedy?.copies.map(({ text }) => text).join('\n') : ''
    expect(texts).toContain(account)
    expect(texts).toContain(organizationId)
    expect(texts).not.toContain('${')
  })

  it('warns where it is not known who the administrator is', () => {
    expect(judge(baseline, { principal: denied }).verdict).toBe('warn')
  })

  it('does not fail an organization that could not be read', () => {
    const outcome = judge([describeKey, useKey, orgPrincipals], { organization: denied })
    expect([outcome.verdict, outcome.statement.params]).toEqual([
      'warn',
      expect.objectContaining({ who: administrator }),
    ])
  })

  it('judges the root user by its account', () => {
    const root = { kind: 'root', arn: `arn:aws:iam::${account}:root`, accountId: account, named: false }
    expect(judge(baseline, { principal: root }).verdict).toBe('pass')
  })

  it('does not judge a policy that it cannot read', () => {
    expect(outcomeOf(keyPolicyBaseline, facts('{')).verdict).toBe('undocumented')
  })

  it('skips an AWS owned key', () => {
    const owned = { ...details, keyType: 'AWS_OWNED_KMS_KEY', keyArn: null }
    expect(judge([], { 'instance-details': owned, 'key-policies': null }).verdict).toBe('skip')
  })

  it('skips where there is no instance yet', () => {
    const none = { instances: instancesOf(null), 'instance-details': null, 'key-policies': null }
    expect(judge([], none).verdict).toBe('skip')
  })
})
