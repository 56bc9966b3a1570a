import type { Statement } from '../compile'
import { type Carried, type Condition, conditionMatches } from '../condition'
import { knowledgeOf, type PolicyRequest } from '../request'
import { targetOf } from '../target'
import { judge, lookUpOf } from '../unknown/open'
import { possibilitiesOf } from '../unknown/possibilities'
import { actionMove, actions } from './actions'
import { callerMove, callersAround } from './callers'
import { movesTo } from './moves-to'
import { actionsNamed, principalsNamed, valuesNamed } from './named'
import type { Move, Neighbour } from './neighbour'

/** The request changed such that the statement matches, and no further; null: it does already, or cannot. */
export function towards(statement: Statement, start: Neighbour): Neighbour | null {
  let at = start
  const reach = (moves: Iterable<Move>, isReached: (request: PolicyRequest) => boolean) => {
    if (isReached(at.request)) return true
    for (const move of moves) {
      const next = move.take(at.request)
      if (!next || !isReached(next.request)) continue
      at = { request: next.request, differs: [...at.differs, ...next.differs] }
      return true
    }
    return false
  }
  const callers = [...principalsNamed(statement.principal.named), ...callersAround(start.request)]
  const isReached =
    reach(callers.map(callerMove), request => targetOf(statement, request).principal) &&
    reach(
      [...actionsNamed(statement.action), ...actions].map(actionMove),
      request => targetOf(statement, request).action,
    ) &&
    statement.conditions.every(each => reach(movesToMeet(each, at.request), request => isMet(each, request)))
  if (!isReached || at.differs.length === start.differs.length) return null
  const { request } = at
  return judge(statement, targetOf(statement, request), request, knowledgeOf(request)) === false ? null : at
}

function isMet(condition: Condition, request: PolicyRequest): boolean {
  const knows = knowledgeOf(request)
  const carried = knows(condition.canonical)
  return carried !== 'unknown' && conditionMatches(condition, carried, lookUpOf(knows))
}

/** First to what a person can read; the values that stand for all others are built when these do not do. */
function* movesToMeet(condition: Condition, request: PolicyRequest): Generator<Move> {
  const lookUp = lookUpOf(knowledgeOf(request))
  const to = (held: Carried) => movesTo(condition.key, held, request)
  for (const value of valuesNamed(condition, lookUp)) yield* to([value])
  for (const { carried } of possibilitiesOf(condition.canonical, [condition], lookUp).possibilities)
    yield* to(carried)
}
