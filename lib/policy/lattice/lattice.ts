import { canonicalKey } from '../canonical-key'
import { compile } from '../compile'
import type { PolicyDocument } from '../document'
import { knowledgeOf, type PolicyRequest } from '../request'
import { lookUpOf } from '../unknown/open'
import { actionMove, actions } from './actions'
import { callerMove, callersAround } from './callers'
import { heldOf } from './carrying'
import { contextMoves, heldMove, pairsOf, swapMove, VIA, viaMoves } from './contexts'
import { actionsNamed, heldByKey, principalsNamed, statementsOf } from './mentioned'
import { both, type Move, type Neighbour } from './neighbour'
import { otherKeys, regionMove, regions } from './places'
import { movesTo, towards } from './towards'

/** However large the policies; what is most telling comes first. */
export const MOST_NEIGHBOURS = 600

/**
 * The requests, and those beside them: other callers, actions, keys, Regions, services in between and contexts, one
 * difference at a time and in pairs; and what the policies themselves name, so that a list that was widened or a
 * wildcard is met by something. Sorted: the requests, single differences, what each statement asks for, pairs.
 */
export function lattice(
  around: readonly PolicyRequest[],
  beyond: readonly PolicyDocument[] = [],
): readonly Neighbour[] {
  const statements = statementsOf(beyond.map(compile))
  const starts = around.map((request): Neighbour => ({ request, differs: [] }))
  const moves = starts.map(({ request }) => [
    ...movesAround(request, around),
    ...movesMentioned(request, statements),
  ])
  const steps = (list: readonly (readonly Move[])[]) =>
    list.flatMap((own, index) => own.flatMap(move => move.take(around[index] as PolicyRequest) ?? []))
  const singles = steps(moves)
  const met = starts.flatMap(start => statements.flatMap(statement => towards(statement, start) ?? []))
  const pairs = steps(moves.map(pairsOfMoves))
  return distinct([...starts, ...singles, ...met, ...pairs]).slice(0, MOST_NEIGHBOURS)
}

function movesAround(request: PolicyRequest, around: readonly PolicyRequest[]): readonly Move[] {
  const others = around.filter(each => each !== request)
  const vias = others.flatMap(each => {
    const held = heldOf(each, VIA)
    return typeof held === 'string' ? [] : [heldMove(VIA, held)]
  })
  const pairs = others.flatMap(other =>
    pairsOf(other).flatMap(key => {
      const held = heldOf(other, key)
      const [value] = typeof held === 'string' ? [] : held
      return value === undefined ? [] : pairsOf(request).map(own => swapMove(own, key, value))
    }),
  )
  return [
    ...callersAround(request).map(callerMove),
    ...vias,
    ...viaMoves(request),
    ...pairs,
    ...contextMoves(request),
    ...actions.map(actionMove),
    ...regions.map(regionMove),
    ...otherKeys,
  ]
}

function movesMentioned(
  request: PolicyRequest,
  statements: ReturnType<typeof statementsOf>,
): readonly Move[] {
  const keys = heldByKey(statements, lookUpOf(knowledgeOf(request)))
  return [
    ...statements.flatMap(({ principal }) => principalsNamed(principal.named)).map(callerMove),
    ...statements.flatMap(({ action }) => actionsNamed(action)).map(actionMove),
    ...[...keys.values()].flatMap(({ key, held }) => held.flatMap(each => movesTo(key, each, request))),
  ]
}

/** Of each axis so many, the first of them. */
const MOST_OF_AN_AXIS = 3

function pairsOfMoves(moves: readonly Move[]): readonly Move[] {
  const byAxis = new Map<string, Move[]>()
  for (const move of moves) byAxis.set(move.axis, [...(byAxis.get(move.axis) ?? []), move])
  const few = [...byAxis.values()].map(own => own.slice(0, MOST_OF_AN_AXIS))
  return few.flatMap((own, index) =>
    few.slice(index + 1).flatMap(others => own.flatMap(one => others.map(other => both(one, other)))),
  )
}

function distinct(neighbours: readonly Neighbour[]): readonly Neighbour[] {
  const seen = new Map<string, Neighbour>()
  for (const neighbour of neighbours) {
    const name = nameOf(neighbour.request)
    if (!seen.has(name)) seen.set(name, neighbour)
  }
  return [...seen.values()]
}

function nameOf({ principal, action, resource, context, unknown, absent }: PolicyRequest): string {
  const carried = Object.entries(context).map(([key, values]) => [canonicalKey(key), [values].flat()])
  const sorted = (list: readonly unknown[] | undefined) => list?.map(each => JSON.stringify(each)).sort()
  return JSON.stringify([principal, action, resource, sorted(carried), sorted(unknown), sorted(absent)])
}
