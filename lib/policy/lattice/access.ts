import { canonicalKey } from '../canonical-key'
import type { PolicyDocument } from '../document'
import { isOfCaller } from './callers'
import type { Difference, Neighbour } from './neighbour'
import { type Answer, reach, standing } from './standing'

/** What a change does to who gets in. Each neighbour is in one list at most. */
export type Access = {
  /** Allowed now, whatever the unknown keys hold, and was not. */
  readonly newlyAllowed: readonly Neighbour[]
  /** Was refused in every case; some values of the unknown keys let it in now. */
  readonly newlyOpen: readonly Neighbour[]
  /** Refused now in every case, and was not. */
  readonly newlyDenied: readonly Neighbour[]
  /** Was allowed; some values of the unknown keys refuse it now. */
  readonly newlyAtRisk: readonly Neighbour[]
}

/**
 * Both policies asked about each neighbour. A neighbour is left out where one in the same list says it already: the
 * same with fewer differences; or, of a request itself, the same that carries more than is known of it.
 */
export function access(
  before: PolicyDocument,
  after: PolicyDocument,
  neighbours: readonly Neighbour[],
): Access {
  const [was, is, mayDiffer] = [standing(before), standing(after), reach(before, after)]
  const lists = { newlyAllowed: [], newlyOpen: [], newlyDenied: [], newlyAtRisk: [] } as {
    [K in keyof Access]: Neighbour[]
  }
  for (const neighbour of neighbours) {
    if (!mayDiffer(neighbour)) continue
    const change = changeOf(was(neighbour), is(neighbour))
    if (change) lists[change].push(neighbour)
  }
  return {
    newlyAllowed: tersest(lists.newlyAllowed),
    newlyOpen: tersest(lists.newlyOpen),
    newlyDenied: tersest(lists.newlyDenied),
    newlyAtRisk: tersest(lists.newlyAtRisk),
  }
}

function changeOf(was: Answer, is: Answer): keyof Access | null {
  if (was === is) return null
  if (is === 'allow') return 'newlyAllowed'
  if (is === 'deny') return 'newlyDenied'
  return was === 'deny' ? 'newlyOpen' : 'newlyAtRisk'
}

function tersest(list: readonly Neighbour[]): readonly Neighbour[] {
  return list.filter(each => !list.some(other => other !== each && says(other, each)))
}

function says(other: Neighbour, each: Neighbour): boolean {
  if (other.differs.length >= each.differs.length) return false
  const names = new Set(other.differs.map(nameOf))
  const more = each.differs.filter(one => !names.has(nameOf(one)))
  if (each.differs.length - more.length !== other.differs.length) return false
  return other.differs.length > 0 || (sameKey(other, each) && more.every(isMore))
}

function sameKey(one: Neighbour, other: Neighbour): boolean {
  return one.request.resource === other.request.resource
}

/** Another caller is no circumstance, even where only a key that hangs on who asks says so. */
function isMore(difference: Difference): boolean {
  if (!('key' in difference)) return false
  const { what, key, from } = difference
  if (from === 'unknown' || (what === 'context' && from === 'absent')) return true
  return what === 'circumstance' && !isOfCaller(canonicalKey(key))
}

function nameOf(difference: Difference): string {
  return JSON.stringify(difference)
}
