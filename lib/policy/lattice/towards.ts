import { canonicalKey } from '../canonical-key'
import type { Statement } from '../compile'
import { type Carried, type Condition, conditionMatches } from '../condition'
import type { PolicyRequest } from '../request'
import { targetOf } from '../target'
import { judge, lookUpOf } from '../unknown/open'
import { possibilitiesOf } from '../unknown/possibilities'
import { actionMove } from './actions'
import { movesAround } from './around'
import { callerMove, isOfCaller } from './callers'
import { isSame, knownOf } from './carrying'
import { further } from './further'
import { movesTo } from './moves-to'
import { actionsNamed, principalsNamed, valuesNamed } from './named'
import type { Move, Neighbour } from './neighbour'

/** The request, changed until the statement matches and no further; null: it is not to be had so. */
export function towards(statement: Statement, start: Neighbour): Neighbour | null {
  const { principal, action, conditions } = statement
  const near = [
    ...principalsNamed(principal.named).map(callerMove),
    ...actionsNamed(action).map(actionMove),
    ...movesAround(start.request, []),
  ]
  let at = start
  const reach = (moves: Iterable<Move>, isReached: (request: PolicyRequest) => boolean) => {
    if (isReached(at.request)) return true
    for (const move of moves) {
      const next = further(at, move)
      if (!next || !isReached(next.request)) continue
      at = next
      return true
    }
    return false
  }
  const isFor = (request: PolicyRequest) => targetOf(statement, request).principal
  const isTarget = (request: PolicyRequest) => isFor(request) && targetOf(statement, request).action
  const keeps = (reached: readonly Condition[], request: PolicyRequest) =>
    reached.every(one => !mayTell(one, at.request, request) || isMet(one, request))
  const isReached =
    reach(along('principal', near), isFor) &&
    reach(along('action', near), isTarget) &&
    conditions.every((each, index) =>
      reach(
        movesToMeet(each, at.request, near),
        // What was reached before is not to be lost again.
        request => isMet(each, request) && isTarget(request) && keeps(conditions.slice(0, index), request),
      ),
    )
  if (!isReached) return null
  const { request } = at
  return judge(statement, targetOf(statement, request), request, knownOf(request)) === false ? null : at
}

function isMet(condition: Condition, request: PolicyRequest): boolean {
  const knows = knownOf(request)
  const carried = knows(condition.canonical)
  return carried !== 'unknown' && conditionMatches(condition, carried, lookUpOf(knows))
}

function mayTell({ canonical, variables }: Condition, one: PolicyRequest, other: PolicyRequest): boolean {
  const [was, is] = [knownOf(one), knownOf(other)]
  return [canonical, ...variables].some(key => !isSame(was(key), is(key)))
}

/** First to what a person can read; the values that stand for all others are built when these do not do. */
function* movesToMeet(condition: Condition, request: PolicyRequest, near: readonly Move[]): Generator<Move> {
  const lookUp = lookUpOf(knownOf(request))
  const to = (held: Carried) => movesTo(condition.key, held, request)
  for (const value of valuesNamed(condition, lookUp)) yield* to([value])
  yield* along(axisOf(condition.canonical), near)
  for (const { carried } of possibilitiesOf(condition.canonical, [condition], lookUp).possibilities)
    yield* to(carried)
}

function axisOf(canonical: string): string {
  if (isOfCaller(canonical)) return 'principal'
  return canonical === canonicalKey('aws:RequestedRegion') ? 'region' : canonical
}

function along(axis: string, moves: readonly Move[]): readonly Move[] {
  return moves.filter(move => move.axis === axis)
}
