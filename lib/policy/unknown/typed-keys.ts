import type { Kind } from '../operators/operator'

export type Type = Extract<Kind, 'bool' | 'date' | 'ip' | 'numeric'>

/**
 * Keys that hold values of one type, by AWS's reference. Any other, a tag or a pair of the encryption context first of
 * all, may hold whatever text somebody wrote, also where a policy compares it as a number.
 *
 * `aws:`: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 * `kms:`: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awskeymanagementservice.html
 */
const typed: Readonly<Record<Type, readonly string[]>> = {
  bool: [
    'aws:AssumedRoot',
    'aws:IsMcpServiceAction',
    'aws:MultiFactorAuthPresent',
    'aws:PrincipalIsAWSService',
    'aws:SecureTransport',
    'aws:ViaAWSMCPService',
    'aws:ViaAWSService',
    'kms:BypassPolicyLockoutSafetyCheck',
    'kms:GrantIsForAWSResource',
    'kms:MultiRegion',
    'kms:ReEncryptOnSameKey',
  ],
  date: ['aws:CurrentTime', 'aws:EpochTime', 'aws:TokenIssueTime', 'kms:ValidTo'],
  ip: ['aws:Ec2InstanceSourcePrivateIPv4', 'aws:SourceIp', 'aws:VpcSourceIp'],
  numeric: [
    // A date, or the number of its seconds: date operators compare it, and numeric ones.
    'aws:EpochTime',
    'aws:MultiFactorAuthAge',
    'kms:RotationPeriodInDays',
    'kms:ScheduleKeyDeletionPendingWindowInDays',
    'kms:TrailingDaysWithoutKeyUsage',
  ],
}

const types = new Map<string, Type[]>()
for (const type of ['bool', 'date', 'ip', 'numeric'] as const)
  for (const key of typed[type].map(each => each.toLowerCase()))
    types.set(key, [...(types.get(key) ?? []), type])

const none: readonly Type[] = []

/** By the key's name in lower case; none: it may hold any text. */
export function typesOf(canonical: string): readonly Type[] {
  return types.get(canonical) ?? none
}
