import { exactStatement, type Way } from '@/lib/kiro/key-policy'
import { account, instance, organizationId, region } from './fixture'

type Statement = Readonly<Record<string, unknown>>

export function policy(...statements: readonly (Statement | object)[]) {
  return { Version: '2012-10-17', Statement: statements }
}

const services = ['identitystore.amazonaws.com', 'sso.amazonaws.com']
const ofTheAccount = { 'aws:SourceAccount': '${aws:ResourceAccount}' }
const viaBoth = { 'kms:ViaService': ['sso.*.amazonaws.com', 'identitystore.*.amazonaws.com'] }
const eitherContext = {
  'kms:EncryptionContextKeys': ['aws:sso:instance-arn', 'aws:identitystore:identitystore-arn'],
}

export const admins = {
  Sid: 'AllowIdentityCenterAdminAccounts',
  Effect: 'Allow',
  Principal: { AWS: [`arn:aws:iam::${account}:root`, 'arn:aws:iam::444455556666:root'] },
  Action: 'kms:*',
  Resource: '*',
}
export const describeKey = {
  Sid: 'AllowIdentityCenterAndIdentityStoreToDescribeKey',
  Effect: 'Allow',
  Principal: { Service: services },
  Action: 'kms:DescribeKey',
  Resource: '*',
  Condition: { StringEquals: ofTheAccount },
}
export const useKey = {
  Sid: 'AllowIdentityCenterAndIdentityStoreToUseKey',
  Effect: 'Allow',
  Principal: { Service: services },
  Action: ['kms:Decrypt', 'kms:ReEncryptTo', 'kms:ReEncryptFrom', 'kms:GenerateDataKeyWithoutPlaintext'],
  Resource: '*',
  Condition: { StringEquals: ofTheAccount, 'ForAnyValue:StringEquals': eitherContext },
}
export const orgPrincipals = {
  Sid: 'AllowOrgPrincipalsViaIdentityCenterAndIdentityStore',
  Effect: 'Allow',
  Principal: '*',
  Action: 'kms:Decrypt',
  Resource: '*',
  Condition: {
    StringEquals: { 'aws:PrincipalOrgID': '${aws:ResourceOrgID}' },
    StringLike: viaBoth,
    'ForAnyValue:StringEquals': eitherContext,
  },
}
export const managedApps = {
  Sid: 'AllowManagedApps',
  Effect: 'Allow',
  Principal: '*',
  Action: 'kms:Decrypt',
  Resource: '*',
  Condition: {
    Bool: { 'aws:PrincipalIsAWSService': 'true' },
    StringEquals: { 'aws:SourceOrgID': '${aws:ResourceOrgID}' },
    StringLike: viaBoth,
    'ForAnyValue:StringEquals': eitherContext,
  },
}

/** AWS's whole current baseline policy, and what is left of it without the statement for managed applications. */
export const baseline = [admins, describeKey, useKey, orgPrincipals, managedApps]
export const baselineWithoutApps = [admins, describeKey, useKey, orgPrincipals]

/** What keys of 2025 carry: one statement a service and a way, the account written out. */
export const earlierBaseline = [
  { ...admins, Sid: 'Enable IAM User Permissions' },
  ...(['sso', 'identitystore'] as const).map(prefix => ({
    Sid: `AllowUseOfTheKey-${prefix}`,
    Effect: 'Allow',
    Principal: { Service: `${prefix}.amazonaws.com` },
    Action: ['kms:Decrypt', 'kms:ReEncryptTo', 'kms:ReEncryptFrom', 'kms:GenerateDataKeyWithoutPlaintext'],
    Resource: '*',
    Condition: {
      StringLike: { [`kms:EncryptionContext:${contextOf(prefix)}`]: '*' },
      StringEquals: { 'aws:SourceAccount': account },
    },
  })),
  { ...describeKey, Sid: 'AllowDescribeKey', Condition: { StringEquals: { 'aws:SourceAccount': account } } },
  ...(['sso', 'identitystore'] as const).map(prefix => ({
    Sid: `AllowAdministratorsVia-${prefix}`,
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${account}:root` },
    Action: ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKeyWithoutPlaintext'],
    Resource: '*',
    Condition: {
      ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${account}:role/aws-reserved/sso.amazonaws.com/*` },
      StringLike: {
        'kms:ViaService': `${prefix}.*.amazonaws.com`,
        [`kms:EncryptionContext:${contextOf(prefix)}`]: '*',
      },
    },
  })),
]

function contextOf(prefix: 'sso' | 'identitystore'): string {
  return prefix === 'sso' ? 'aws:sso:instance-arn' : 'aws:identitystore:identitystore-arn'
}

export function kiro(way: Way, inRegion = region) {
  return exactStatement(way, {
    instanceArn: instance.arn,
    identityStoreArn: instance.identityStoreArn,
    region: inRegion,
  })
}
export const bothStatements = [kiro('identity-center'), kiro('identity-store')]

/** The Deny of many an organization's template: a service belongs to none, so that it catches Kiro too. */
export const organizationOnly = {
  Sid: 'DenyOutsideOrganization',
  Effect: 'Deny',
  Principal: '*',
  Action: 'kms:*',
  Resource: '*',
  Condition: { StringNotEquals: { 'aws:PrincipalOrgID': organizationId } },
}
