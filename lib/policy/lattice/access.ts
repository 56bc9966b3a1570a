import type { PolicyDocument } from '../document'
import type { Answer } from './answers'
import { isMoreOf } from './more'
import type { Neighbour } from './neighbour'
import { reach, standing } from './standing'

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
 * Both policies asked about each neighbour. A neighbour is left out where one in the same list says it already: one of
 * which more differs than of another does, and a request once more, where the request itself is in the list.
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
  const given = list.filter(({ differs }) => differs.length === 0)
  const others = list.filter(
    ({ differs, request }) => differs.length > 0 && !given.some(each => isMoreOf(each.request, request)),
  )
  const named = others.map(({ differs }) => new Set(differs.map(each => JSON.stringify(each))))
  const isSaid = (own: ReadonlySet<string>) =>
    named.some(names => names.size < own.size && [...names].every(name => own.has(name)))
  return [...given, ...others.filter((_, place) => !isSaid(named[place] as ReadonlySet<string>))]
}
