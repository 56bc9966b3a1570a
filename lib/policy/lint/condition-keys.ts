import { canonicalKey } from '../canonical-key'

/**
 * "AWS KMS supports all global condition keys." Both lists as AWS has them, each name that ends in `/` or `:` with any
 * name behind it.
 */
export const conditionKeys = {
  global: {
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
    verified: '2026-11-24',
    keys: [
      'aws:AssumedRoot',
      'aws:CalledVia',
      'aws:CalledViaAWSMCP',
      'aws:CalledViaFirst',
      'aws:CalledViaLast',
      'aws:ChatbotSourceArn',
      'aws:CurrentTime',
      'aws:Ec2InstanceSourcePrivateIPv4',
      'aws:Ec2InstanceSourceVpc',
      'aws:EpochTime',
      'aws:FederatedProvider',
      'aws:IsMcpServiceAction',
      'aws:MultiFactorAuthAge',
      'aws:MultiFactorAuthPresent',
      'aws:PrincipalAccount',
      'aws:PrincipalArn',
      'aws:PrincipalIsAWSService',
      'aws:PrincipalOrgID',
      'aws:PrincipalOrgPaths',
      'aws:PrincipalServiceName',
      'aws:PrincipalServiceNamesList',
      'aws:PrincipalTag/',
      'aws:PrincipalType',
      'aws:referer',
      'aws:RequestedRegion',
      'aws:RequestTag/',
      'aws:ResourceAccount',
      'aws:ResourceOrgID',
      'aws:ResourceOrgPaths',
      'aws:ResourceTag/',
      'aws:SecureTransport',
      'aws:SourceAccount',
      'aws:SourceArn',
      'aws:SourceIdentity',
      'aws:SourceIp',
      'aws:SourceOrgID',
      'aws:SourceOrgPaths',
      'aws:SourceOwner',
      'aws:SourceVpc',
      'aws:SourceVpcArn',
      'aws:SourceVpce',
      'aws:TagKeys',
      'aws:TokenIssueTime',
      'aws:UserAgent',
      'aws:userid',
      'aws:username',
      'aws:ViaAWSMCPService',
      'aws:ViaAWSService',
      'aws:VpceAccount',
      'aws:VpceOrgID',
      'aws:VpceOrgPaths',
      'aws:VpcSourceIp',
    ],
  },
  kms: {
    source:
      'https://docs.aws.amazon.com/service-authorization/latest/reference/list_awskeymanagementservice.html',
    verified: '2026-11-24',
    keys: [
      'kms:BypassPolicyLockoutSafetyCheck',
      'kms:CallerAccount',
      'kms:CustomerMasterKeySpec',
      'kms:CustomerMasterKeyUsage',
      'kms:DataKeyPairSpec',
      'kms:EncryptionAlgorithm',
      'kms:EncryptionContext:',
      'kms:EncryptionContextKeys',
      'kms:ExpirationModel',
      'kms:GrantConstraintSourceArn',
      'kms:GrantConstraintType',
      'kms:GranteePrincipal',
      'kms:GranteeServicePrincipal',
      'kms:GrantIsForAWSResource',
      'kms:GrantOperations',
      'kms:KeyAgreementAlgorithm',
      'kms:KeyOrigin',
      'kms:KeySpec',
      'kms:KeyUsage',
      'kms:MacAlgorithm',
      'kms:MessageType',
      'kms:MultiRegion',
      'kms:MultiRegionKeyType',
      'kms:PrimaryRegion',
      // One for each measurement of an enclave or a machine: ImageSha384, PCR0 to PCR31, NitroTPMPCR0 and so on.
      'kms:RecipientAttestation:',
      'kms:ReEncryptOnSameKey',
      'kms:ReplicaRegion',
      'kms:RequestAlias',
      'kms:ResourceAliases',
      'kms:RetiringPrincipal',
      'kms:RetiringServicePrincipal',
      'kms:RotationPeriodInDays',
      'kms:ScheduleKeyDeletionPendingWindowInDays',
      'kms:SigningAlgorithm',
      'kms:TrailingDaysWithoutKeyUsage',
      'kms:ValidTo',
      'kms:ViaService',
      'kms:WrappingAlgorithm',
      'kms:WrappingKeySpec',
    ],
  },
} as const

const all = [...conditionKeys.global.keys, ...conditionKeys.kms.keys].map(canonicalKey)
const whole = new Set(all)
const families = all.filter(key => /[/:]$/.test(key))

/** Of AWS's own or of KMS's keys, by its name in lower case. */
export function isConditionKey(canonical: string): boolean {
  if (families.some(family => canonical.startsWith(family) && canonical.length > family.length)) return true
  return whole.has(canonical) && !families.includes(canonical)
}

/** The key that is meant by a name with a slip in it, where only one is as near; else null. */
export function nearestKey(canonical: string): string | null {
  const near = [...conditionKeys.global.keys, ...conditionKeys.kms.keys].filter(key =>
    isOneSlipAway(canonical, canonicalKey(key)),
  )
  return near.length === 1 ? (near[0] ?? null) : null
}

/** One character more, less, other, or two in the wrong order. */
function isOneSlipAway(one: string, other: string): boolean {
  let start = 0
  while (start < one.length && one[start] === other[start]) start++
  let end = 0
  while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) end++
  const [left, right] = [one.slice(start, one.length - end), other.slice(start, other.length - end)]
  if (left.length <= 1 && right.length <= 1) return true
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]
}
