import { canonicalKey } from '../canonical-key'
import type { PolicyRequest } from '../request'

/** Whether it is one of the requests, or one with more in its context: a pair more, or a list that is longer. */
export function isOneOf(requests: readonly PolicyRequest[], request: PolicyRequest): boolean {
  return requests.some(
    each =>
      each.action === request.action &&
      each.resource === request.resource &&
      JSON.stringify(each.principal) === JSON.stringify(request.principal) &&
      carriesAll(request, each),
  )
}

function carriesAll(request: PolicyRequest, { context }: PolicyRequest): boolean {
  const carried = new Map(
    Object.entries(request.context).map(([key, values]) => [canonicalKey(key), [values].flat()]),
  )
  return Object.entries(context).every(([key, values]) =>
    [values].flat().every(value => carried.get(canonicalKey(key))?.includes(value)),
  )
}
