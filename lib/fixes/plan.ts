import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Message } from '@/lib/message'
import type { CheckId, Verdict } from '@/lib/report/model'

/**
 * A change to an account, whole: what is shown is what is hashed, what is hashed is what runs and what is journaled.
 * It holds no time and no random id, so that the same account gives the same bytes.
 */
export type Plan = {
  readonly version: 1
  readonly fix: FixId
  /** The check whose card asked for it. */
  readonly check: CheckId
  readonly title: Message
  readonly account: { readonly id: string; readonly partition: string }
  /** Where requests go if not to AWS. */
  readonly endpoint: string | null
  /** The IAM principal that writes: an ARN. */
  readonly writer: string
  readonly writes: readonly [PlannedWrite, ...PlannedWrite[]]
  /** What the writer needs; `no` is known to be missing. */
  readonly permissions: readonly NeededAction[]
  /**
   * Of each check that hangs on it, as judged from what was read, and from what will stand there. null: nothing tells that
   * beforehand, and it has to pass.
   */
  readonly verdicts: readonly {
    readonly check: CheckId
    readonly before: Verdict
    readonly after: Verdict | null
  }[]
  readonly newlyAllows: readonly Message[]
  /** What it does besides, and what the person should know. */
  readonly notes: readonly Message[]
  readonly risk: Message
  readonly undo: Message
  /** What the person types to say that it is this one. */
  readonly confirm: string
  /** Of the key, `alias/…`, sorted: each of them says the same. Absent: it has none that could be read, or is no key. */
  readonly aliases?: readonly string[]
  /** One change at a time for whatever has this name. */
  readonly holds: string
  /** The change that this one takes back. */
  readonly undoes: string | null
}

export const fixIds = [
  'key-policy',
  'key-enable',
  'key-deletion',
  'service-linked-role',
  'trusted-access',
  'account-instance',
] as const
export type FixId = (typeof fixIds)[number]

/** One call. `before` is what has to stand there at that moment, `after` what then does: texts, as they are read. */
export type PlannedWrite = {
  readonly operation: WriteOperation
  readonly region: string
  /** An ARN, or a name where it has none yet. */
  readonly resource: string
  /** Exactly what is sent. */
  readonly parameters: Readonly<Record<string, string | boolean>>
  readonly before: Standing
  readonly after: Standing
}
export type WriteOperation =
  | 'kms:PutKeyPolicy'
  | 'kms:EnableKey'
  | 'kms:CancelKeyDeletion'
  | 'iam:CreateServiceLinkedRole'
  | 'organizations:EnableAWSServiceAccess'
  | 'sso:CreateInstance'

export type Standing = { readonly text: string; readonly sha256: string }

export type NeededAction = {
  readonly action: string
  readonly resource: string
  readonly granted: 'yes' | 'no' | 'unknown'
}

export function standing(text: string): Standing {
  return { text, sha256: createHash('sha256').update(text).digest('hex') }
}

/** RFC 8785: one spelling of one plan. */
export function planText(plan: Plan): string {
  return canonicalize(plan) ?? ''
}

/** SHA-256 of the plan's one spelling, in hex. */
export function hashOf(plan: Plan): string {
  return createHash('sha256').update(planText(plan)).digest('hex')
}
