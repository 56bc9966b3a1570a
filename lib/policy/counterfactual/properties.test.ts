import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyEdits, type Edit } from '../edit'
import { decide, type PolicyDocument, type PolicyRequest, type StatementDocument } from '../index'
import { documentedFor, kiroCall, roleCall, serviceCall, type Way, withoutCallerKeys } from './fixture'
import { explainDeny } from './index'

type Vector = { readonly name: string; readonly policy: PolicyDocument; readonly request: PolicyRequest }
const vectors: readonly Vector[] = readFileSync(
  join(import.meta.dirname, '..', 'conformance', 'key-policy-decisions.jsonl'),
  'utf8',
)
  .trim()
  .split('\n')
  .map(line => JSON.parse(line))

const decision = (policy: PolicyDocument, request: PolicyRequest) => decide(policy, request).decision

/** Nobody whom the policy names, at the key itself: let in by nothing but a statement for everybody. */
const strangers = [
  { principal: { anonymous: true } },
  { principal: { arn: 'arn:aws:iam::999999999999:role/stranger' } },
].map(
  (who): PolicyRequest => ({
    ...(who as Pick<PolicyRequest, 'principal'>),
    action: 'kms:Decrypt',
    resource: roleCall.resource,
    context: {},
  }),
)

/** Others, who may be let in today. */
const others: readonly PolicyRequest[] = [
  serviceCall,
  roleCall,
  { ...roleCall, principal: { account: '111122223333' } },
  ...(['us-east-1', 'us-west-2'] as const).flatMap(region =>
    (['identity-center', 'identity-store'] as const).map(way => codewhispererCall(way, region)),
  ),
]

function codewhispererCall(way: Way, region: string): PolicyRequest {
  const call = kiroCall(way)
  const name = 'codewhisperer.amazonaws.com'
  const via = String(call.context['kms:ViaService']).replace('us-east-1', region)
  const context = { ...call.context, 'kms:ViaService': via, 'aws:PrincipalServiceName': name }
  return { ...call, principal: { service: name }, context }
}

function hold(policy: PolicyDocument, request: PolicyRequest, documented?: StatementDocument) {
  const given = structuredClone(policy)
  const found = explainDeny(policy, request, documented ? { documented } : {})
  expect(policy).toEqual(given)
  expect(explainDeny(policy, request, documented ? { documented } : {})).toEqual(found)
  expect(found.length > 0).toBe(decision(policy, request) !== 'allow')
  for (const { edits, changes, risks } of found) {
    const after = applyEdits(policy, edits)
    expect(decision(after, request)).toBe('allow')
    for (const edit of edits) expect(allowsWithout(policy, edits, edit, request)).toBe(false)
    expect(changes.length).toBeGreaterThan(0)
    for (const other of others)
      if (decision(policy, other) === 'allow' && decision(after, other) !== 'allow')
        expect(risks.map(({ kind }) => kind)).toContain('narrower')
    for (const stranger of strangers)
      if (decision(after, stranger) === 'allow' && decision(policy, stranger) !== 'allow')
        expect(risks.map(({ kind }) => kind)).toContain('wider')
  }
}

/** A step that leads nowhere without another allows nothing. */
function allowsWithout(policy: PolicyDocument, edits: readonly Edit[], edit: Edit, request: PolicyRequest) {
  try {
    return (
      decision(
        applyEdits(
          policy,
          edits.filter(each => each !== edit),
        ),
        request,
      ) === 'allow'
    )
  } catch {
    return false
  }
}

describe('of each of the vectors', () => {
  test.each(vectors.map(each => [each.name, each] as const))('%s', (_, { policy, request }) => {
    hold(policy, request)
    const way =
      'kms:EncryptionContext:aws:sso:instance-arn' in request.context ? 'identity-center' : 'identity-store'
    hold(policy, request, documentedFor(way))
  })
})

const values = [
  'sso.us-east-1.amazonaws.com',
  'sso.us-west-2.amazonaws.com',
  'SSO.us-east-1.amazonaws.com',
  'identitystore.us-east-1.amazonaws.com',
  'sso.*.amazonaws.com',
  'arn:aws:sso:::instance/ssoins-1234567890abcdef',
  'arn:aws:sso:::instance/*',
  'arn:aws:sso:::instance/ssoins-0000000000000000',
  '${aws:ResourceAccount}',
  '${aws:PrincipalTag/team}',
  '111122223333',
  'aws:sso:instance-arn',
  'q.amazonaws.com',
  'true',
  'false',
  '7',
  '*',
  '',
] as const
const keys = [
  'kms:ViaService',
  'KMS:viaservice',
  'kms:EncryptionContext:aws:sso:instance-arn',
  'kms:EncryptionContext:aws:identitystore:identitystore-arn',
  'kms:EncryptionContextKeys',
  'aws:SourceAccount',
  'aws:SourceOrgID',
  'aws:PrincipalOrgID',
  'aws:PrincipalIsAWSService',
  'aws:PrincipalServiceName',
  'aws:PrincipalArn',
  'aws:ResourceAccount',
  '__proto__',
] as const
const operators = [
  'StringEquals',
  'StringNotEquals',
  'StringLike',
  'StringNotLike',
  'StringEqualsIfExists',
  'StringNotEqualsIfExists',
  'StringEqualsIgnoreCase',
  'ForAnyValue:StringEquals',
  'ForAllValues:StringLike',
  'ArnLike',
  'ArnNotEquals',
  'Bool',
  'BoolIfExists',
  'Null',
  'NumericLessThan',
  'IpAddress',
  'StringEqual',
  'Matches',
] as const

const oneOrMore = <T>(one: fc.Arbitrary<T>) => fc.oneof(one, fc.array(one, { maxLength: 3 }))
const condition = fc
  .array(
    fc.tuple(fc.constantFrom(...operators), fc.constantFrom(...keys), oneOrMore(fc.constantFrom(...values))),
    {
      minLength: 1,
      maxLength: 3,
    },
  )
  .map(asked => {
    const block: Record<string, Record<string, string | string[]>> = {}
    for (const [operator, key, value] of asked) block[operator] = { ...block[operator], [key]: value }
    return block
  })
const principal = fc.constantFrom<StatementDocument['Principal']>(
  '*',
  { AWS: '*' },
  { Service: 'q.amazonaws.com' },
  { Service: ['codewhisperer.amazonaws.com', 'q.amazonaws.com'] },
  { Service: 'codewhisperer.amazonaws.com' },
  { Service: ['sso.amazonaws.com', 'identitystore.amazonaws.com'] },
  { Service: '*' },
  { Service: [] },
  {},
  { AWS: 'q.amazonaws.com' },
  { AWS: ['arn:aws:iam::111122223333:root', 'q.amazonaws.com'], Service: 'sso.amazonaws.com' },
  { AWS: 'arn:aws:iam::111122223333:root' },
  { AWS: '111122223333' },
  { AWS: 'arn:aws:iam::111122223333:role/admin' },
)
const action = oneOrMore(
  fc.constantFrom('kms:Decrypt', 'kms:decrypt*', 'kms:*', 'kms:Encrypt', 'kms:Decrpyt', 'Decrypt', ''),
)
const resource = oneOrMore(
  fc.constantFrom('*', 'arn:aws:kms:us-west-2:111122223333:key/*', '${aws:PrincipalTag/team}', ''),
)

/** What AWS documents, with something else in some of its places; or not there. */
const statement: fc.Arbitrary<StatementDocument> = fc
  .record(
    {
      Sid: fc.constantFrom('Allow Kiro to use key via IDC', 'Other', 'Allow Kiro to use key via IDC 2'),
      who: fc.oneof(
        { weight: 4, arbitrary: principal.map(Principal => ({ Principal })) },
        { weight: 1, arbitrary: principal.map(NotPrincipal => ({ NotPrincipal })) },
      ),
      what: fc.oneof(
        { weight: 4, arbitrary: action.map(Action => ({ Action })) },
        { weight: 1, arbitrary: action.map(NotAction => ({ NotAction })) },
      ),
      which: fc.oneof(
        { weight: 4, arbitrary: resource.map(Resource => ({ Resource })) },
        { weight: 1, arbitrary: resource.map(NotResource => ({ NotResource })) },
      ),
      Condition: condition,
      from: fc.constantFrom<Partial<StatementDocument>>(
        {},
        documentedFor('identity-center'),
        documentedFor('identity-store'),
        { Principal: '*', Action: 'kms:*', Resource: '*' },
      ),
    },
    { requiredKeys: ['from'] },
  )
  .chain(({ who, what, which, from, ...others }) =>
    fc.constantFrom('Allow', 'Allow', 'Deny').map(Effect => {
      const built: Record<string, unknown> = { ...from, ...others, Effect }
      for (const [instead, name] of [
        [who, 'Principal'],
        [what, 'Action'],
        [which, 'Resource'],
      ] as const)
        if (instead) {
          delete built[name]
          Object.assign(built, instead)
        }
      return built as StatementDocument
    }),
  )

const policy: fc.Arbitrary<PolicyDocument> = fc.record(
  {
    Version: fc.constantFrom('2012-10-17', '2012-10-17', '2008-10-17'),
    Statement: fc.oneof(
      { weight: 5, arbitrary: fc.array(statement, { maxLength: 4 }) },
      { weight: 1, arbitrary: statement },
    ),
  },
  { requiredKeys: ['Statement'] },
)

const center = kiroCall('identity-center')
const request = fc.constantFrom<PolicyRequest>(
  center,
  kiroCall('identity-store'),
  { ...center, unknown: [], absent: ['aws:PrincipalOrgID', 'kms:EncryptionContext:*'] },
  withoutCallerKeys(center),
  { ...center, context: { ...center.context, 'aws:PrincipalTag/team': ['a*', '${x}'] } },
  serviceCall,
  roleCall,
  { ...roleCall, iam: 'unknown' },
  { ...roleCall, principal: { arn: 'arn:aws:sts::111122223333:assumed-role/admin/me' } },
  { ...roleCall, principal: { account: '111122223333' } },
  { ...roleCall, principal: { federated: 'cognito-identity.amazonaws.com' } },
)

test('each that is proposed allows, needs each of its steps, and lets no stranger in nor locks others out unsaid', () => {
  fc.assert(
    fc.property(policy, request, fc.boolean(), (given, asked, isDocumented) =>
      hold(given, asked, isDocumented ? documentedFor('identity-center') : undefined),
    ),
    { numRuns: Number(process.env.COUNTERFACTUAL_RUNS ?? 1_500) },
  )
})
