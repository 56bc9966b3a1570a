import { decide } from '../decide'
import { type PolicyDocument, type PolicyError, parsePolicy } from '../document'
import { applyEdits, type Edit } from '../edit'
import { type Access, access, lattice, type Neighbour } from '../lattice'
import type { PolicyRequest } from '../request'
import { editText } from '../text/edit-text'
import type { StatementTrace } from '../trace'
import { isOneOf } from './beyond'
import { bytesOf, flawsOf, LONGEST_POLICY, problemsOf, warningsOf } from './checks'
import { doneOf } from './done'
import { allowing, planFor } from './plan'
import type { Problem, Warning } from './problem'
import type { Done, Required } from './required'

export type Patch =
  /** Every required request is allowed as it is: there is nothing to write. */
  | Unchanged
  | Patched
  /** KMS would refuse the policy; why, and what the patch would have been. */
  | {
      readonly kind: 'refused'
      readonly problems: readonly [Problem, ...Problem[]]
      readonly patched: Patched
    }
  /** A Deny stands, or may stand, in the way of a required request: nothing is added until a person has decided. */
  | InTheWay
  | { readonly kind: 'unreadable'; readonly error: PolicyError }

type Sized = {
  /** As UTF-8. */
  readonly bytes: number
  /** Until KMS's limit of 32,768; below zero where it is passed. */
  readonly bytesLeft: number
}

export type Unchanged = Sized & { readonly kind: 'unchanged'; readonly done: readonly Done[] }

export type Patched = Sized & {
  readonly kind: 'patched'
  readonly text: string
  readonly policy: PolicyDocument
  /** From the parsed policy to `policy`, as JSON Patch. */
  readonly edits: readonly Edit[]
  /** In the order of the required requests. */
  readonly done: readonly Done[]
  readonly warnings: readonly Warning[]
  /** Who gets in by it that did not, and the reverse, of all neighbours of the required requests. Worked out when asked for. */
  readonly access: Access
  /**
   * Of what is newly allowed, or may be, what is none of the required requests, with or without more in its context:
   * nothing, by the exact statements.
   */
  readonly beyond: readonly Neighbour[]
}

export type InTheWay = {
  readonly kind: 'in-the-way'
  /** For which KMS would refuse the policy whatever is decided about the Denies. */
  readonly problems: readonly Problem[]
  readonly blocked: readonly {
    readonly required: Required
    /** Of the Denies that apply to it, or may: each held against this request. */
    readonly denies: readonly StatementTrace[]
    /** Whether it is allowed once they let it pass; if not, a statement is missing as well. */
    readonly allowedOtherwise: boolean
  }[]
}

export type PatchOptions = {
  /** The call to kms:PutKeyPolicy that will write the policy: whoever makes it must not be locked out by it. */
  readonly caller?: PolicyRequest
}

/**
 * The smallest change to a policy's text after which every required request is allowed, whatever the unknown keys
 * hold. All that is the owner's stays byte for byte, but for the values of a statement that is ours already.
 */
export function patch(text: string, required: readonly Required[], { caller }: PatchOptions = {}): Patch {
  const parsed = parsePolicy(text)
  if (!parsed.ok) return { kind: 'unreadable', error: parsed.error }
  const before = parsed.policy
  const { policy, steps } = planFor(before, required)
  const blocked = required.flatMap(each => blockedOf(before, policy, each))
  if (blocked.length > 0) return { kind: 'in-the-way', blocked, problems: flawsOf(text, before) }
  const done = doneOf(policy, required, steps)
  if (steps.length === 0) return { kind: 'unchanged', done, ...sizeOf(text) }
  const edits = steps.flatMap(step => step.edits)
  const patched = withEdits(text, before, edits, required, done, caller)
  const [problem, ...others] = problemsOf(patched.text, policy, caller)
  return problem ? { kind: 'refused', problems: [problem, ...others], patched } : patched
}

function blockedOf(
  before: PolicyDocument,
  after: PolicyDocument,
  required: Required,
): InTheWay['blocked'][number][] {
  if (!allowing(after, required))
    throw new Error(`“${required.statement.Sid}” does not allow the request that it is there for`)
  const { decision, statements } = decide(after, required.request)
  if (decision === 'allow') return []
  const denies = statements.filter(({ effect, applies }) => effect === 'Deny' && applies !== 'no')
  return [{ required, denies, allowedOtherwise: allowing(before, required) }]
}

function withEdits(
  text: string,
  before: PolicyDocument,
  edits: readonly Edit[],
  required: readonly Required[],
  done: readonly Done[],
  caller: PolicyRequest | undefined,
): Patched {
  const written = editText(text, edits)
  const policy = applyEdits(before, edits)
  // Two ways to the same: where they part, neither is to be trusted with somebody's key.
  const read = parsePolicy(written)
  if (!read.ok || JSON.stringify(read.policy) !== JSON.stringify(policy))
    throw new Error('The patched text does not say what its steps say')
  const requests = required.map(({ request }) => request)
  let compared: Access | undefined
  return {
    kind: 'patched',
    text: written,
    policy,
    edits,
    done,
    ...sizeOf(written),
    warnings: warningsOf(policy, caller),
    get access() {
      compared ??= access(before, policy, lattice(requests, [before, policy]))
      return compared
    },
    get beyond() {
      const { newlyAllowed, newlyOpen } = this.access
      return [...newlyAllowed, ...newlyOpen].filter(({ request }) => !isOneOf(requests, request))
    },
  }
}

function sizeOf(text: string): Sized {
  const bytes = bytesOf(text)
  return { bytes, bytesLeft: LONGEST_POLICY - bytes }
}
