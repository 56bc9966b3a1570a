import type { StatementDocument } from '../document'
import type { PolicyRequest } from '../request'

const account = '111122223333'
const contexts = {
  'identity-center': {
    service: 'sso',
    key: 'aws:sso:instance-arn',
    value: 'arn:aws:sso:::instance/ssoins-1234567890abcdef',
    sid: 'Allow Kiro to use key via IDC',
  },
  'identity-store': {
    service: 'identitystore',
    key: 'aws:identitystore:identitystore-arn',
    value: `arn:aws:identitystore::${account}:identitystore/d-1234567890`,
    sid: 'Allow Kiro to use key via IdentityStore',
  },
}
export type Way = keyof typeof contexts

/** Kiro's call through one of the two services, of an instance in us-east-1. */
export function kiroCall(way: Way): PolicyRequest {
  const { service, key, value } = contexts[way]
  return {
    ...anyCall,
    principal: { service: 'q.amazonaws.com' },
    context: {
      ...anyCall.context,
      'kms:ViaService': `${service}.us-east-1.amazonaws.com`,
      [`kms:EncryptionContext:${key}`]: value,
      'kms:EncryptionContextKeys': [key],
      'aws:PrincipalIsAWSService': 'true',
      'aws:PrincipalServiceName': 'q.amazonaws.com',
    },
    unknown: ['aws:SourceOrgID', 'aws:SourceAccount'],
  }
}

/** What Kiro's page asks for, for that call. */
export function documentedFor(way: Way): StatementDocument {
  const { service, key, value, sid } = contexts[way]
  return {
    Sid: sid,
    Effect: 'Allow',
    Principal: { Service: 'q.amazonaws.com' },
    Action: 'kms:Decrypt',
    Resource: '*',
    Condition: {
      StringEquals: {
        [`kms:EncryptionContext:${key}`]: value,
        'kms:ViaService': `${service}.us-east-1.amazonaws.com`,
      },
    },
  }
}

const anyCall = {
  action: 'kms:Decrypt',
  resource: `arn:aws:kms:us-east-1:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`,
  context: {
    'aws:ResourceAccount': account,
    'aws:ResourceOrgID': 'o-a1b2c3d4e5',
    'aws:SecureTransport': 'true',
  },
} as const

/** IAM Identity Center at its own work. */
export const serviceCall: PolicyRequest = {
  ...anyCall,
  principal: { service: 'sso.amazonaws.com' },
  context: {
    ...anyCall.context,
    'kms:EncryptionContext:aws:sso:instance-arn': contexts['identity-center'].value,
    'kms:EncryptionContextKeys': ['aws:sso:instance-arn'],
    'aws:PrincipalIsAWSService': 'true',
    'aws:PrincipalServiceName': 'sso.amazonaws.com',
    'aws:SourceAccount': account,
  },
}

/** A role of the key's account, at the key itself. */
export const roleCall: PolicyRequest = {
  ...anyCall,
  principal: { arn: `arn:aws:iam::${account}:role/admin` },
  context: {
    ...anyCall.context,
    'aws:PrincipalIsAWSService': 'false',
    'aws:PrincipalArn': `arn:aws:iam::${account}:role/admin`,
    'aws:PrincipalAccount': account,
    'aws:PrincipalOrgID': 'o-a1b2c3d4e5',
  },
}

/** As a caller's of whom no key tells what it is. */
export function withoutCallerKeys(request: PolicyRequest): PolicyRequest {
  const known = ['aws:PrincipalIsAWSService', 'aws:PrincipalServiceName', 'aws:PrincipalArn']
  const context = Object.entries(request.context).filter(([key]) => !known.includes(key))
  return { ...request, context: Object.fromEntries(context) }
}
