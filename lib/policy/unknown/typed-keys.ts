import type { Kind } from '../operators/operator'

/**
 * Keys that hold values of one type, by AWS's reference. Any other, a tag or a pair of the encryption context first of
 * all, may hold whatever text somebody wrote, also where a policy compares it as a number.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awskeymanagementservice.html
 */
const typed: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  bool: [
    'aws:MultiFactorAuthPresent',
    'aws:PrincipalIsAWSService',
    'aws:SecureTransport',
    'aws:ViaAWSService',
    'kms:BypassPolicyLockoutSafetyCheck',
    'kms:GrantIsForAWSResource',
    'kms:MultiRegion',
  ],
  date: ['aws:CurrentTime', 'aws:EpochTime', 'aws:TokenIssueTime'],
  ip: ['aws:SourceIp', 'aws:VpcSourceIp'],
  numeric: [
    'aws:MultiFactorAuthAge',
    'kms:RotationPeriodInDays',
    'kms:ScheduleKeyDeletionPendingWindowInDays',
  ],
}

const keysOf = new Map(
  Object.entries(typed).map(([kind, keys]) => [kind, new Set(keys.map(key => key.toLowerCase()))]),
)

export function isOfKind(canonical: string, kind: string): boolean {
  return keysOf.get(kind)?.has(canonical) ?? false
}
