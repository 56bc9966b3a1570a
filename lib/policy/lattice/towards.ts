import { canonicalKey } from '../canonical-key'
import type { Statement } from '../compile'
import { type Carried, conditionMatches } from '../condition'
import { knowledgeOf, type PolicyRequest } from '../request'
import { targetOf } from '../target'
import { lookUpOf } from '../unknown/open'
import { possibilitiesOf } from '../unknown/possibilities'
import { actionMove } from './actions'
import { callerMove } from './callers'
import { heldOf } from './carrying'
import { heldMove } from './contexts'
import { actionsNamed, principalsNamed, valuesNamed } from './mentioned'
import type { Move, Neighbour } from './neighbour'
import { regionMove } from './places'

/** What it takes for the call to carry this; several ways, where the key hangs on who or where. */
export function movesTo(key: string, held: Carried, request: PolicyRequest): readonly Move[] {
  const own = heldOf(request, key) === 'unknown' ? [heldMove(key, held)] : []
  const value = held === 'absent' ? undefined : held[0]
  switch (canonicalKey(key)) {
    case 'aws:principalservicename':
      return [...own, ...(value && PLAIN.test(value) ? [callerMove({ service: value })] : [])]
    case 'aws:principalarn':
      return [...own, ...(value?.startsWith('arn:aws') ? [callerMove({ arn: value })] : [])]
    case 'aws:principalaccount':
    case 'kms:calleraccount':
      return [...own, ...(value && /^\d{12}$/.test(value) ? [callerMove({ account: value })] : [])]
    case 'aws:principalisawsservice':
      return own
    // The key's own account is what it is.
    case 'aws:resourceaccount':
      return own
    case 'aws:requestedregion':
      return [...own, ...(value && PLAIN.test(value) ? [regionMove(value)] : [])]
    case 'kms:encryptioncontextkeys':
      return held === 'absent'
        ? own
        : [...own, ...held.map(name => heldMove(`kms:EncryptionContext:${name}`, ['another-value']))]
    default:
      return [heldMove(key, held)]
  }
}

const PLAIN = /^[a-z0-9.-]+$/

/** The request made such that the statement matches, as far as that can be; null: it does already, or cannot. */
export function towards(statement: Statement, start: Neighbour): Neighbour | null {
  let at = start
  const take = (moves: readonly Move[], isEnough: (request: PolicyRequest) => boolean) => {
    if (isEnough(at.request)) return true
    for (const move of moves) {
      const next = move.take(at.request)
      if (!next || !isEnough(next.request)) continue
      at = { request: next.request, differs: [...at.differs, ...next.differs] }
      return true
    }
    return false
  }
  const { named } = statement.principal
  if (!take(principalsNamed(named).map(callerMove), request => targetOf(statement, request).principal))
    return null
  if (!take(actionsNamed(statement.action).map(actionMove), request => targetOf(statement, request).action))
    return null
  for (const condition of statement.conditions) {
    const lookUp = lookUpOf(knowledgeOf(at.request))
    const holds = (request: PolicyRequest) => {
      const knows = knowledgeOf(request)
      const carried = knows(condition.canonical)
      return carried !== 'unknown' && conditionMatches(condition, carried, lookUpOf(knows))
    }
    const readable = valuesNamed(condition, lookUp).map(value => [value])
    const others = possibilitiesOf(condition.canonical, [condition], lookUp).possibilities
    const held: readonly Carried[] = [...readable, ...others.map(({ carried }) => carried)]
    if (
      !take(
        held.flatMap(each => movesTo(condition.key, each, at.request)),
        holds,
      )
    )
      return null
  }
  return at.differs.length > start.differs.length ? at : null
}
