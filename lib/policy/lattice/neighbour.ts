import { canonicalKey } from '../canonical-key'
import type { Carried } from '../condition'
import type { PolicyRequest } from '../request'

/** A request beside one of those that were given, and in what it is another; nothing: it is that one itself. */
export type Neighbour = { readonly request: PolicyRequest; readonly differs: readonly Difference[] }

/** What the call carries of a key, or that nobody knows. */
export type Held = Carried | 'unknown'

/**
 * One thing that is another. What hangs on it (`aws:PrincipalServiceName` on the caller, `aws:ResourceAccount` and
 * `aws:RequestedRegion` on the key, `kms:EncryptionContextKeys` on the pairs) goes with it and is not told apart.
 */
export type Difference =
  /** Who asks, and for what. */
  | { readonly what: 'principal' | 'action'; readonly from: string; readonly to: string }
  /** Another key than the one that the policy stands on. */
  | { readonly what: 'resource'; readonly from: string; readonly to: string }
  /** The same policy on the key of another Region: its ARN, and the Region of the service in between. */
  | { readonly what: 'region'; readonly from: string; readonly to: string }
  /** `via`: kms:ViaService; `context`: a pair of the encryption context; `circumstance`: any other key. */
  | {
      readonly what: 'via' | 'context' | 'circumstance'
      readonly key: string
      readonly from: Held
      readonly to: Held
    }

/** One step away from a request. It is taken from wherever another step has led. */
export type Move = {
  /** Two moves along one axis are no pair. */
  readonly axis: string
  /** null: it leads nowhere from here. */
  take(request: PolicyRequest): Neighbour | null
}

/** Two requests of one name are the same. */
export function nameOf({ principal, action, resource, context, unknown, absent }: PolicyRequest): string {
  const carried = Object.entries(context)
    .map(([key, values]) => [canonicalKey(key), [values].flat()] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1))
  return JSON.stringify([principal, action, resource, carried, unknown?.toSorted(), absent?.toSorted()])
}
