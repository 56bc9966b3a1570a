import type { PolicyDocument, PolicyRequest, StatementDocument } from '@/lib/policy'

const account = '111122223333'
const instanceArn = 'arn:aws:sso:::instance/ssoins-1234567890abcdef'
const identityStoreArn = `arn:aws:identitystore::${account}:identitystore/d-1234567890`
const keyArn = `arn:aws:kms:us-east-1:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`

const administrators: StatementDocument = {
  Sid: 'Enable IAM User Permissions',
  Effect: 'Allow',
  Principal: { AWS: `arn:aws:iam::${account}:root` },
  Action: 'kms:*',
  Resource: '*',
}

/** As on Kiro's page. */
function kiro(sid: string, key: string, value: string, service: string): StatementDocument {
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

const documented = [
  kiro('Allow Kiro to use key via IDC', 'aws:sso:instance-arn', instanceArn, 'sso'),
  kiro(
    'Allow Kiro to use key via IdentityStore',
    'aws:identitystore:identitystore-arn',
    identityStoreArn,
    'identitystore',
  ),
]

/** One more application that uses the key: every second is asked down to its conditions. */
function application(_: unknown, number: number): StatementDocument {
  const role = `arn:aws:iam::${account}:role/applications/team-${number}`
  return {
    Sid: `Allow application ${number} to use the key`,
    Effect: 'Allow',
    Principal: number % 2 === 0 ? { Service: 'q.amazonaws.com' } : { AWS: role },
    Action: ['kms:Decrypt', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
    Resource: '*',
    Condition: {
      StringEquals: { 'kms:ViaService': `service-${number}.us-east-1.amazonaws.com` },
      StringLike: { 'kms:EncryptionContext:team': `team-${number}-*` },
    },
  }
}

/** Kiro's statements last. */
export function policyOf(statements: number): PolicyDocument {
  const others = Array.from({ length: statements - 1 - documented.length }, application)
  return { Version: '2012-10-17', Statement: [administrators, ...others, ...documented] }
}

function request(service: string, region: string, key: string, value: string): PolicyRequest {
  return {
    principal: { service: 'q.amazonaws.com' },
    action: 'kms:Decrypt',
    resource: keyArn,
    context: {
      'aws:CurrentTime': '2026-11-24T12:00:00Z',
      'aws:EpochTime': '1795521600',
      'aws:PrincipalIsAWSService': 'true',
      'aws:PrincipalServiceName': 'q.amazonaws.com',
      'aws:RequestedRegion': region,
      'aws:ResourceAccount': account,
      'aws:ResourceOrgID': 'o-a1b2c3d4e5',
      'aws:SecureTransport': 'true',
      'kms:EncryptionAlgorithm': 'SYMMETRIC_DEFAULT',
      'kms:EncryptionContextKeys': [key],
      [`kms:EncryptionContext:${key}`]: value,
      'kms:ViaService': `${service}.${region}.amazonaws.com`,
    },
  }
}

/** Those that Kiro makes, in the Region that the policy names and, refused, in another. */
export const requests = (region: string): readonly PolicyRequest[] => [
  request('sso', region, 'aws:sso:instance-arn', instanceArn),
  request('identitystore', region, 'aws:identitystore:identitystore-arn', identityStoreArn),
]
