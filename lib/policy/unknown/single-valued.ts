/**
 * "Single-valued context keys have at most one value in the request context", by the value type that AWS documents
 * for each: a set operator over them, which AWS advises against, still meets one value.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
const keys = new Set(
  [
    'aws:CalledViaFirst',
    'aws:CalledViaLast',
    'aws:CurrentTime',
    'aws:EpochTime',
    'aws:FederatedProvider',
    'aws:MultiFactorAuthAge',
    'aws:MultiFactorAuthPresent',
    'aws:PrincipalAccount',
    'aws:PrincipalArn',
    'aws:PrincipalIsAWSService',
    'aws:PrincipalOrgID',
    'aws:PrincipalServiceName',
    'aws:PrincipalType',
    'aws:RequestedRegion',
    'aws:ResourceAccount',
    'aws:ResourceOrgID',
    'aws:SecureTransport',
    'aws:SourceAccount',
    'aws:SourceArn',
    'aws:SourceIp',
    'aws:SourceOrgID',
    'aws:SourceVpc',
    'aws:SourceVpce',
    'aws:TokenIssueTime',
    'aws:UserAgent',
    'aws:userid',
    'aws:username',
    'aws:ViaAWSService',
    'aws:VpcSourceIp',
    // https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html
    'kms:BypassPolicyLockoutSafetyCheck',
    'kms:CallerAccount',
    'kms:EncryptionAlgorithm',
    'kms:GrantIsForAWSResource',
    'kms:KeyOrigin',
    'kms:KeySpec',
    'kms:KeyUsage',
    'kms:MultiRegion',
    'kms:MultiRegionKeyType',
    'kms:ViaService',
  ].map(key => key.toLowerCase()),
)
const families = [
  'aws:principaltag/',
  'aws:requesttag/',
  'aws:resourcetag/',
  'kms:encryptioncontext:',
] as const

export function isSingleValued(canonical: string): boolean {
  return keys.has(canonical) || families.some(family => canonical.startsWith(family))
}
