import type { Statement } from '../compile'
import type { Carried, Condition } from '../condition'
import { lookUpOf } from '../unknown/open'
import { possibilitiesOf } from '../unknown/possibilities'
import type { LookUp } from '../variables'
import { actionMove } from './actions'
import { callerMove } from './callers'
import { knownOf } from './carrying'
import { movesTo } from './moves-to'
import { actionsNamed, principalsNamed, valuesNamed } from './named'
import type { Move, Neighbour } from './neighbour'

/** To every caller, action and value that the statements name, and to what none of them does. */
export function movesMentioned(statements: readonly Statement[]): (from: Neighbour) => readonly Move[] {
  const callers = statements.flatMap(({ principal }) => principalsNamed(principal.named)).map(callerMove)
  const actions = statements.flatMap(({ action }) => actionsNamed(action)).map(actionMove)
  const byKey = new Map<string, Condition[]>()
  for (const condition of statements.flatMap(({ conditions }) => conditions))
    byKey.set(condition.canonical, [...(byKey.get(condition.canonical) ?? []), condition])
  const known = new Map<string, readonly Carried[]>()
  return ({ request }) => {
    const lookUp = lookUpOf(knownOf(request))
    const values = [...byKey].flatMap(([canonical, conditions]) => {
      const held = known.get(canonical) ?? heldBy(canonical, conditions, lookUp)
      if (conditions.every(({ variables }) => variables.length === 0)) known.set(canonical, held)
      return held.flatMap(each => movesTo(conditions[0]?.key ?? canonical, each, request))
    })
    return [...callers, ...actions, ...values]
  }
}

/** Every value asked for, and one of each set of values that the conditions tell apart. */
function heldBy(key: string, conditions: readonly Condition[], lookUp: LookUp): readonly Carried[] {
  const named = conditions.flatMap(each => valuesNamed(each, lookUp)).map(value => [value])
  const classes = possibilitiesOf(key, conditions, lookUp).possibilities.map(({ carried }) => carried)
  return [...new Map([...named, ...classes].map(each => [JSON.stringify(each), each])).values()]
}
