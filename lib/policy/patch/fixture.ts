import type { PolicyDocument, StatementDocument } from '../document'
import type { Required } from './required'

export const account = '111122223333'
export const keyArn = `arn:aws:kms:us-east-1:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`
export const instanceArn = 'arn:aws:sso:::instance/ssoins-1234567890abcdef'
const identityStoreArn = `arn:aws:identitystore::${account}:identitystore/d-1234567890`
const INSTANCE = 'kms:EncryptionContext:aws:sso:instance-arn'
const STORE = 'kms:EncryptionContext:aws:identitystore:identitystore-arn'

type Ours = StatementDocument & { readonly Sid: string }

function statement(Sid: string, Condition: StatementDocument['Condition']): Ours {
  const Principal = { Service: 'q.amazonaws.com' }
  return { Sid, Effect: 'Allow', Principal, Action: 'kms:Decrypt', Resource: '*', Condition }
}

/** As Kiro's page prints them. */
export const idc = statement('Allow Kiro to use key via IDC', {
  StringEquals: { [INSTANCE]: instanceArn, 'kms:ViaService': 'sso.us-east-1.amazonaws.com' },
})
export const store = statement('Allow Kiro to use key via IdentityStore', {
  StringEquals: { [STORE]: identityStoreArn, 'kms:ViaService': 'identitystore.us-east-1.amazonaws.com' },
})
export const relaxedIdc = statement(idc.Sid, {
  StringLike: { [INSTANCE]: 'arn:aws:sso:::instance/*', 'kms:ViaService': 'sso.us-east-1.amazonaws.com' },
})

function required(ours: Ours, key: string, arn: string, via: string): Required {
  return {
    statement: ours,
    request: {
      principal: { service: 'q.amazonaws.com' },
      action: 'kms:Decrypt',
      resource: keyArn,
      context: {
        [key]: arn,
        'kms:ViaService': via,
        'aws:PrincipalIsAWSService': 'true',
        'aws:ResourceAccount': account,
        'aws:ResourceOrgID': 'o-own',
      },
      // As of a real call: whether it carries aws:SourceOrgID is not known.
      absent: ['aws:PrincipalOrgID', 'aws:PrincipalTag/*', 'kms:EncryptionContext:*'],
    },
  }
}

export const viaIdc = required(idc, INSTANCE, instanceArn, 'sso.us-east-1.amazonaws.com')
export const viaStore = required(store, STORE, identityStoreArn, 'identitystore.us-east-1.amazonaws.com')
export const both = [viaIdc, viaStore]
export const relaxed: Required = { ...viaIdc, statement: relaxedIdc }

/** The same conditions, some of their values others. */
export function changed(
  ours: StatementDocument,
  values: { readonly via?: string | string[]; readonly arn?: string | string[] },
  operator = Object.keys(ours.Condition ?? {})[0] ?? '',
): StatementDocument {
  const keys = Object.values(ours.Condition ?? {})[0] ?? {}
  const Condition = Object.fromEntries(
    Object.entries(keys).map(([key, value]) => [
      key,
      (key === 'kms:ViaService' ? values.via : values.arn) ?? value,
    ]),
  )
  return { ...ours, Condition: { [operator]: Condition } }
}

export const admin: StatementDocument = {
  Sid: 'Enable IAM User Permissions',
  Effect: 'Allow',
  Principal: { AWS: `arn:aws:iam::${account}:root` },
  Action: 'kms:*',
  Resource: '*',
}
/** The same instance in another Region, under the same Sid. */
export const viaWest: Required = {
  statement: changed(idc, { via: 'sso.us-west-2.amazonaws.com' }) as Ours,
  request: {
    ...viaIdc.request,
    context: { ...viaIdc.request.context, 'kms:ViaService': 'sso.us-west-2.amazonaws.com' },
  },
}
/** AWS's baseline for managed applications: it hangs on aws:SourceOrgID, of which nobody says that Kiro sends it. */
export const managedApps: StatementDocument = {
  Sid: 'AllowManagedApps',
  Effect: 'Allow',
  Principal: '*',
  Action: 'kms:Decrypt',
  Resource: '*',
  Condition: {
    Bool: { 'aws:PrincipalIsAWSService': 'true' },
    StringEquals: { 'aws:SourceOrgID': '${aws:ResourceOrgID}' },
    StringLike: { 'kms:ViaService': ['sso.*.amazonaws.com', 'identitystore.*.amazonaws.com'] },
  },
}
export const denyOutsiders: StatementDocument = {
  Sid: 'DenyOutsideOrganization',
  Effect: 'Deny',
  Principal: '*',
  Action: 'kms:*',
  Resource: '*',
  Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-own' } },
}

export function policyOf(...Statement: readonly StatementDocument[]): PolicyDocument {
  return { Version: '2012-10-17', Statement }
}
export function textOf(...statements: readonly StatementDocument[]): string {
  return JSON.stringify(policyOf(...statements), null, 2)
}
