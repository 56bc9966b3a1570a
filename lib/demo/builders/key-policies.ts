import type { Partition } from '../organization'

/** What a key policy of one organization has to name. */
export type Ids = {
  readonly partition: Partition
  readonly region: string
  readonly organizationId: string
  /** The management account and the delegated ones. */
  readonly administrators: readonly string[]
  readonly instanceArn: string
  readonly identityStoreArn: string
}

export type Statement = Readonly<Record<string, unknown>>

const contexts = {
  'kms:EncryptionContextKeys': ['aws:sso:instance-arn', 'aws:identitystore:identitystore-arn'],
}
const owners = { 'aws:SourceAccount': '${aws:ResourceAccount}' }
const own = ['identitystore.amazonaws.com', 'sso.amazonaws.com']

/** AWS's baseline key policy of 2026 (IAM Identity Center User Guide, "Baseline KMS key policy"), but for the last. */
export function baselineWithoutManagedApps({ partition, administrators }: Ids): readonly Statement[] {
  const roots = administrators.map(account => `arn:${partition}:iam::${account}:root`)
  return [
    {
      Sid: 'AllowIdentityCenterAdminAccounts',
      Effect: 'Allow',
      Principal: { AWS: roots.length === 1 ? roots[0] : roots },
      Action: 'kms:*',
      Resource: '*',
    },
    {
      Sid: 'AllowIdentityCenterAndIdentityStoreToDescribeKey',
      Effect: 'Allow',
      Principal: { Service: own },
      Action: 'kms:DescribeKey',
      Resource: '*',
      Condition: { StringEquals: owners },
    },
    {
      Sid: 'AllowIdentityCenterAndIdentityStoreToUseKey',
      Effect: 'Allow',
      Principal: { Service: own },
      Action: ['kms:Decrypt', 'kms:ReEncryptTo', 'kms:ReEncryptFrom', 'kms:GenerateDataKeyWithoutPlaintext'],
      Resource: '*',
      Condition: { StringEquals: owners, 'ForAnyValue:StringEquals': contexts },
    },
    {
      Sid: 'AllowOrgPrincipalsViaIdentityCenterAndIdentityStore',
      Effect: 'Allow',
      Principal: '*',
      Action: 'kms:Decrypt',
      Resource: '*',
      Condition: {
        StringEquals: { 'aws:PrincipalOrgID': '${aws:ResourceOrgID}' },
        StringLike: { 'kms:ViaService': ['sso.*.amazonaws.com', 'identitystore.*.amazonaws.com'] },
        'ForAnyValue:StringEquals': contexts,
      },
    },
  ]
}

/** AWS's whole baseline, unmodified. */
export function baseline(ids: Ids): readonly Statement[] {
  return [
    ...baselineWithoutManagedApps(ids),
    {
      Sid: 'AllowManagedApps',
      Effect: 'Allow',
      Principal: '*',
      Action: 'kms:Decrypt',
      Resource: '*',
      Condition: {
        Bool: { 'aws:PrincipalIsAWSService': 'true' },
        StringEquals: { 'aws:SourceOrgID': '${aws:ResourceOrgID}' },
        StringLike: { 'kms:ViaService': ['identitystore.*.amazonaws.com', 'sso.*.amazonaws.com'] },
        'ForAnyValue:StringEquals': contexts,
      },
    },
  ]
}

/** Kiro's first statement, as its page gives it. */
export function kiroThroughIdentityCenter({ region, instanceArn }: Ids): Statement {
  return {
    Sid: 'Allow Kiro to use key via IDC',
    Effect: 'Allow',
    Principal: { Service: 'q.amazonaws.com' },
    Action: 'kms:Decrypt',
    Resource: '*',
    Condition: {
      StringEquals: {
        'kms:EncryptionContext:aws:sso:instance-arn': instanceArn,
        'kms:ViaService': `sso.${region}.amazonaws.com`,
      },
    },
  }
}

/** Kiro's second statement. */
export function kiroThroughIdentityStore({ region, identityStoreArn }: Ids): Statement {
  return {
    Sid: 'Allow Kiro to use key via IdentityStore',
    Effect: 'Allow',
    Principal: { Service: 'q.amazonaws.com' },
    Action: 'kms:Decrypt',
    Resource: '*',
    Condition: {
      StringEquals: {
        'kms:EncryptionContext:aws:identitystore:identitystore-arn': identityStoreArn,
        'kms:ViaService': `identitystore.${region}.amazonaws.com`,
      },
    },
  }
}

export const kiro = (ids: Ids): readonly Statement[] => [
  kiroThroughIdentityCenter(ids),
  kiroThroughIdentityStore(ids),
]

/** As people keep key policies: indented by two. */
export const policyText = (statements: readonly Statement[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2)
