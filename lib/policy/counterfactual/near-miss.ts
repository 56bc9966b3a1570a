import type { Statement } from '../compile'
import { type Condition, conditionOf } from '../condition'
import { targetOf } from '../target'
import { conditionAtom, consentOf, resourceAtom } from '../unknown/open'
import { serviceOf } from './missing-keys'
import { operatorMeantBy } from './operators'
import { CONTEXT, type Scene, VIA_SERVICE } from './scene'

/** What keeps an Allow from letting the call in for certain. */
export type NearMiss = {
  readonly statement: Statement
  readonly principal: boolean
  readonly action: boolean
  readonly resource: boolean
  readonly operators: readonly string[]
  /** As they read once the operators are right. */
  readonly conditions: readonly Condition[]
  /** How many parts differ; a principal that does counts for more, since the statement may be another's. */
  readonly off: number
  /** It has the Sid of the documented statement. */
  readonly isDocumented: boolean
}

/** More differences than these make another statement of it; under the documented Sid, more than these. */
const [MOST_DIFFERENCES, MOST_OF_DOCUMENTED] = [4, 8]

/** null: it is not about such a call at all. */
export function nearMissOf(statement: Statement, scene: Scene): NearMiss | null {
  const { request, knows, hasVariables, documented } = scene
  if (statement.principal.negated || statement.action.negated || statement.resource.negated) return null
  const isDocumented = documented?.Sid !== undefined && documented.Sid === statement.sid
  const target = targetOf(statement, request, scene.asker)
  const operators = new Set<string>()
  const repaired = statement.conditions.map(condition => {
    if (condition.qualified) return condition
    operators.add(condition.operator)
    const meant = operatorMeantBy(condition.operator)
    return meant === null ? null : conditionOf(meant, condition.key, condition.texts, hasVariables)
  })
  const read = repaired.filter(each => each !== null)
  if (isAboutAnotherWay(read, scene)) return null
  const conditions = read.filter(each => conditionAtom(each, knows) !== true)
  const principal = target.principal && consentOf(target, request).length === 0
  const resource = statement.inert !== 'inert-no-resource' && resourceAtom(statement, request, knows) === true
  const action = statement.inert !== 'inert-no-action' && target.action
  const parts = [principal ? 0 : 2, action ? 0 : 1, resource ? 0 : 1, operators.size, conditions.length]
  const off = parts.reduce((sum, each) => sum + each, 0)
  if (off > (isDocumented ? MOST_OF_DOCUMENTED : MOST_DIFFERENCES)) return null
  return { statement, principal, action, resource, operators: [...operators], conditions, off, isDocumented }
}

/**
 * A statement that names another service in kms:ViaService, or an encryption context that this call has not, lets
 * other calls in: to change it would lock them out, whatever its Sid. Where it asks for this call's own context, it is
 * about this call.
 */
function isAboutAnotherWay(conditions: readonly Condition[], { knows }: Scene): boolean {
  const isCarried = ({ canonical }: Condition) => typeof knows(canonical) !== 'string'
  const contexts = conditions.filter(
    ({ canonical, qualified }) =>
      canonical.startsWith(CONTEXT) && !qualified?.operator.negated && qualified?.operator.kind !== 'null',
  )
  if (contexts.some(isCarried)) return false
  const via = knows(VIA_SERVICE)
  const ways = conditions.filter(
    ({ canonical, qualified }) => canonical === VIA_SERVICE && !qualified?.operator.negated,
  )
  const isThisWay = ({ texts }: Condition) =>
    typeof via !== 'string' &&
    texts.some(text => via.some(each => text.startsWith('*') || serviceOf(text) === serviceOf(each)))
  if (ways.length > 0) return !ways.every(isThisWay)
  return contexts.length > 0
}
