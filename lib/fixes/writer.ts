import { parseArn } from '@/lib/aws/arn'
import { env } from '@/lib/env'
import { msg } from '@/lib/message'
import type { Facts } from '@/lib/run/reading'
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

/** The IAM principal that would write: an ARN; null: it is not known. */
export async function writerOf(target: Target, given: Target['role'], facts: Facts): Promise<string | null> {
  const writing = writingTarget(target, given)
  return writing === target ? principalOf(facts) : (writing.role?.arn ?? null)
}

export const unknownWriter = msg('Which IAM principal would write is not known, and so nothing is planned')

async function principalOf(facts: Facts): Promise<string | null> {
  const [caller, principal] = await Promise.all([facts.of('caller'), facts.of('principal')])
  // Where somebody else was named to be judged, it is still the caller that writes.
  if (principal.state === 'known' && !principal.value.named) return principal.value.arn
  return caller.state === 'known' ? caller.value.arn : null
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

/** Whether an ARN of IAM and one of a session mean the same: STS names a role without its path, and with its session. */
export function isSameIdentity(one: string, other: string): boolean {
  return one === other || (roleIn(one) !== null && roleIn(one) === roleIn(other))
}

function roleIn(arn: string): string | null {
  const parsed = parseArn(arn)
  const [kind, ...parts] = parsed?.resource.split('/') ?? []
  const name = kind === 'role' ? parts.at(-1) : kind === 'assumed-role' ? parts[0] : undefined
  return parsed && name !== undefined ? `${parsed.account} ${name}` : null
}
