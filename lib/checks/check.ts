import type { FactName, FactValues, Known, Settled } from '@/lib/facts/model'
import type { Message } from '@/lib/message'
import type { CheckId, Evidence, Remedy, Source } from '@/lib/report/model'
import type { Hints } from '@/lib/target'

/** What a person confirmed, since AWS cannot see it. */
export type Attestation = {
  /** A person's name. */
  readonly by: string
  /** ISO 8601. */
  readonly at: string
  readonly until: string
  /** '' is none. */
  readonly note: string
}

/** What a check may know besides facts: what the person said, the time, and what holds of its own attestations then. */
export type Given = {
  readonly hints: Hints
  readonly now: Date
  /** null: nobody has confirmed it, or that holds no more. */
  readonly attestation: Attestation | null
}

/**
 * A check's judgement. A fail, a todo and an undocumented answer carry a remedy, or do not compile.
 * `undocumented` becomes the verdict unknown: the answer hangs on something that AWS does not document.
 */
export type Outcome =
  | { readonly verdict: 'pass' | 'skip'; readonly statement: Message; readonly evidence: readonly Evidence[] }
  | {
      readonly verdict: 'warn'
      readonly statement: Message
      readonly evidence: readonly Evidence[]
      readonly remedy?: Remedy
    }
  | {
      readonly verdict: 'fail' | 'todo'
      readonly statement: Message
      readonly evidence: readonly Evidence[]
      readonly remedy: Remedy
    }
  | {
      readonly verdict: 'undocumented'
      readonly statement: Message
      readonly evidence: readonly Evidence[]
      readonly remedy: Remedy
    }

/** A fact that the check only `sees`, and cannot do without after all, did not settle as known. */
export type Unread = { readonly verdict: 'unread'; readonly on: FactName }

/** `needs` are handed over as known, or the check is not asked; `sees` are handed over as they settled. */
export type Facts<Needs extends FactName, Sees extends FactName> = {
  readonly [N in Needs]: Known<FactValues[N]>
} & { readonly [N in Sees]: Settled<FactValues[N]> }

export type Check<Needs extends FactName = FactName, Sees extends FactName = FactName> = {
  readonly id: CheckId
  /**
   * pass and fail stated as facts: "Kiro can decrypt…", "Kiro cannot decrypt…". `about` names the matter, for where
   * neither is said: skipped, unknown, or a warning and a question that have no title of their own.
   */
  readonly title: { readonly pass: Message; readonly fail: Message; readonly about: Message }
  /** Only why to care, no instructions. */
  readonly why: Message
  readonly source: Source
  readonly needs: readonly Needs[]
  readonly sees?: readonly Sees[]
  /** A person can confirm what AWS cannot see. */
  readonly attested?: true
  judge(facts: Facts<Needs, Sees>, given: Given): Outcome | Unread
}

/** The checklist's own view of a check, when the types of its facts no longer matter. */
export type AnyCheck = Omit<Check, 'judge'> & { judge(facts: never, given: Given): Outcome | Unread }

export function defineCheck<const Needs extends FactName, const Sees extends FactName = never>(
  check: Check<Needs, Sees>,
): AnyCheck {
  return check
}
