import { env } from '@/lib/env'
import type { Target } from '@/lib/target'

/** Of the two roles that the connect page writes out: the one that reads, and the one that fixes. */
const [READS, FIXES] = ['KiroReadinessRead', 'KiroReadinessFix']

/**
 * The account as whoever writes reaches it: through FIX_ROLE_ARN where that is set, through the fixing role that stands
 * beside a reading one, else as the reader itself. The reading role never writes.
 */
export function writingTarget(target: Target, given?: NonNullable<Target['role']>): Target {
  const role = given ?? configured() ?? beside(target.role)
  return role ? { ...target, role } : target
}

function configured(): Target['role'] {
  const { FIX_ROLE_ARN: arn, FIX_EXTERNAL_ID: externalId } = env()
  return arn === undefined ? undefined : { arn, externalId }
}

function beside(role: Target['role']): Target['role'] {
  return role && new RegExp(`[:/]${READS}$`).test(role.arn)
    ? { ...role, arn: role.arn.replace(new RegExp(`${READS}$`), FIXES) }
    : undefined
}
