import type { Statement } from './key-policy'
import { ways } from './key-policy'

/** What a baseline statement names; no organization known: AWS's own variable takes its place. */
export type Owner = { readonly accountId: string; readonly organizationId: string | null }

/** What the two services themselves do with the key. The encryption context cannot condition DescribeKey. */
export const serviceActions = [
  'kms:DescribeKey',
  'kms:Decrypt',
  'kms:ReEncryptTo',
  'kms:ReEncryptFrom',
  'kms:GenerateDataKeyWithoutPlaintext',
] as const

/** A context that Identity Center uses only while a key is being set; nothing needs it later. */
export const configurationContext = 'purpose:KEY_CONFIGURATION'

export function subscriptionsRole(partition: string, accountId: string): string {
  return `arn:${partition}:iam::${accountId}:role/aws-service-role/user-subscriptions.amazonaws.com/AWSServiceRoleForUserSubscriptions`
}

const services = [ways['identity-store'].service, ways['identity-center'].service]
const contexts = [ways['identity-center'].contextKey, ways['identity-store'].contextKey]
const eitherContext = { 'ForAnyValue:StringEquals': { 'kms:EncryptionContextKeys': contexts } }

/** AWS's current baseline, with the account's id in place of ${aws:ResourceAccount}. */
export function serviceStatements(owner: Owner): readonly Statement[] {
  const ofTheAccount = { 'aws:SourceAccount': owner.accountId }
  return [
    {
      Sid: 'AllowIdentityCenterAndIdentityStoreToDescribeKey',
      Effect: 'Allow',
      Principal: { Service: services },
      Action: 'kms:DescribeKey',
      Resource: '*',
      Condition: { StringEquals: ofTheAccount },
    },
    {
      Sid: 'AllowIdentityCenterAndIdentityStoreToUseKey',
      Effect: 'Allow',
      Principal: { Service: services },
      Action: serviceActions.filter(action => action !== 'kms:DescribeKey'),
      Resource: '*',
      Condition: { StringEquals: ofTheAccount, ...eitherContext },
    },
  ]
}

export function organizationStatement(owner: Owner): Statement {
  return {
    Sid: 'AllowOrgPrincipalsViaIdentityCenterAndIdentityStore',
    Effect: 'Allow',
    Principal: '*',
    Action: 'kms:Decrypt',
    Resource: '*',
    Condition: {
      StringEquals: { 'aws:PrincipalOrgID': owner.organizationId ?? '${aws:ResourceOrgID}' },
      StringLike: { 'kms:ViaService': ['sso.*.amazonaws.com', 'identitystore.*.amazonaws.com'] },
      ...eitherContext,
    },
  }
}
