/** One instance and its key. */
export const place = {
  instanceArn: 'arn:aws:sso:::instance/ssoins-722305ef8f1c3a2b',
  identityStoreArn: 'arn:aws:identitystore::111122223333:identitystore/d-9967123456',
  region: 'eu-central-1',
}
export const key = {
  arn: 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  accountId: '111122223333',
  region: 'eu-central-1',
  organizationId: undefined,
  metadata: null,
  tags: null,
}
export const now = new Date('2026-11-24T00:00:00Z')
export const ways = ['identity-center', 'identity-store'] as const

export const root = {
  Sid: 'Enable IAM User Permissions',
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::111122223333:root' },
  Action: 'kms:*',
  Resource: '*',
}
