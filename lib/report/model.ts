import type { Provenance } from '@/lib/facts/model'
import type { Place } from '@/lib/kiro/key-policy'
import type { KnownKey } from '@/lib/kiro/key-request'
import type { Message } from '@/lib/message'

export const checkIds = [
  'aws-credentials',
  'identity-center-instance',
  'identity-center-kind',
  'identity-center-region',
  'kiro-profile-region',
  'users-to-subscribe',
  'group-sync-delay',
  'aws-admin-permissions',
  'idp-admin-permission',
  'organization-guardrails',
  'service-linked-roles',
  'encryption-key',
  'encryption-key-health',
  'key-policy-identity-center',
  'key-policy-identity-store',
  'key-policy-baseline',
  'kiro-applications',
  'sign-in-details',
] as const
/** Stable: an anchor in a shared report's address. */
export type CheckId = (typeof checkIds)[number]

export const verdicts = ['pass', 'warn', 'fail', 'todo', 'skip', 'unknown'] as const
export type Verdict = (typeof verdicts)[number]

/** ready: no fail, unknown or open todo. not-ready: a fail. undecided: no fail, but an unknown or an open todo. */
export type Answer = 'ready' | 'not-ready' | 'undecided'

/** Where a rule comes from, and the day (YYYY-MM-DD) on which a person last read it there. */
export type Source = {
  readonly title: string
  readonly url: string
  readonly verified: string
  /** D documented by AWS or Kiro, R reported by users, I inferred. */
  readonly mark: 'D' | 'R' | 'I'
}

/** What a verdict rests on, as data: a page, a terminal and an export each draw it their way. */
export type Evidence =
  | { readonly kind: 'fact'; readonly says: Message; readonly from: readonly Provenance[] }
  | {
      readonly kind: 'list'
      readonly title: Message
      readonly items: readonly string[]
      readonly more: number
    }
  | {
      /** A statement held against the request: the rows that decide come first. */
      readonly kind: 'comparison'
      readonly title: Message
      readonly rows: readonly ComparisonRow[]
    }
  | {
      readonly kind: 'code'
      readonly title: Message
      readonly language: 'json' | 'shell'
      readonly text: string
    }

export type ComparisonRow = {
  /** A condition key, or Principal, Action, Resource. */
  readonly key: string
  readonly asks: readonly string[]
  /** What the request will carry; null: not known. An empty list: nothing. */
  readonly sends: readonly string[] | null
  readonly matched: boolean | null
}

/**
 * apply: safe and idempotent, shown in full before it runs. patch: may change meaning, a person applies it.
 * guide: console only. attest: only a person can confirm it.
 */
export type Remedy = {
  readonly kind: 'apply' | 'patch' | 'guide' | 'attest'
  readonly title: Message
  readonly steps: readonly Message[]
  readonly link?: { readonly title: string; readonly url: string }
  /** Texts to copy, with this account's own ids. More than one: alternatives or parts, each named. */
  readonly copies: readonly Copy[]
}

export type Copy = {
  readonly name: Message
  readonly language: 'json' | 'shell' | 'text'
  readonly text: string
}

export type Finding = {
  readonly id: CheckId
  readonly verdict: Verdict
  /** Of an unknown: a fact could not be read, or AWS does not document what the answer hangs on. */
  readonly unknown?: 'unread' | 'undocumented'
  readonly title: Message
  readonly statement: Message
  readonly evidence: readonly Evidence[]
  readonly why: Message
  readonly source: Source
  readonly remedy: Remedy | null
  /** When it was judged (ISO 8601). */
  readonly judgedAt: string
}

/** A key policy as KMS returned it, and what Kiro's calls to that key carry: all that a patch is made of. */
export type KeyPolicyRead = {
  readonly key: KnownKey
  readonly place: Place
  readonly text: string
}

export type Report = {
  readonly version: 1
  readonly generatedAt: string
  readonly durationMs: number
  readonly account: { readonly id: string; readonly partition: string; readonly callerArn: string }
  readonly instance: {
    readonly arn: string
    /** null: it is not known who owns the organization. */
    readonly kind: 'organization' | 'account' | null
    readonly ownerAccountId: string
    readonly identityStoreId: string
    readonly identityStoreArn: string
    readonly primaryRegion: string
    readonly regions: readonly string[]
  } | null
  readonly answer: Answer
  readonly findings: readonly Finding[]
  /** The primary key's first, then each replica's. Empty: the key is AWS's, or its policy was not read. */
  readonly keyPolicies: readonly KeyPolicyRead[]
  /** What no checker can see, so that "ready" promises nothing it can't. */
  readonly notSeen: readonly Message[]
  /** Set where requests did not go to AWS: a demo, or an endpoint from the environment. */
  readonly endpoint: string | null
  /** Set where something was hidden before the report left. */
  readonly redaction?: Redaction | undefined
}

/** `profile` as the administrator chose it; `tokens` counts the different texts that tokens stand for. */
export type Redaction = {
  readonly profile: 'ids' | 'people' | 'custom'
  readonly tokens: number
  readonly withoutEvidence: readonly CheckId[]
}

export function answerOf(findings: readonly Pick<Finding, 'verdict'>[]): Answer {
  const has = (verdict: Verdict) => findings.some(finding => finding.verdict === verdict)
  if (has('fail')) return 'not-ready'
  return has('unknown') || has('todo') ? 'undecided' : 'ready'
}
