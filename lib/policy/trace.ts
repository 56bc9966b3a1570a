import type { Inert, Statement } from './compile'
import { askedTexts, type Carried, type Condition } from './condition'
import type { StatementDocument } from './document'
import { principalNames } from './principal'
import type { Knowledge, PolicyRequest } from './request'
import type { Target } from './target'
import { analyse } from './unknown'
import { type Atom, conditionAtom, consentOf, judge, lookUpOf, resourceAtom } from './unknown/open'
import { possibilitiesOf } from './unknown/possibilities'
import type { LookUp, Template } from './variables'

/** One statement held against the request, as data from which sentences are made. */
export type StatementTrace = {
  readonly index: number
  readonly sid: string | null
  readonly effect: 'Allow' | 'Deny'
  readonly applies: 'yes' | 'no' | 'unknown'
  readonly reason:
    | Inert
    | 'principal'
    | 'action'
    | 'resource'
    | 'condition'
    /** An Allow that matches by naming the account: the principal's own IAM policies have to allow as well. */
    | 'delegates-to-iam'
    | null
  readonly principal: ElementTrace
  readonly action: ElementTrace
  readonly resource: ElementTrace<boolean | 'unknown'>
  readonly conditions: readonly ConditionTrace[]
  readonly source: StatementDocument
}

export type ElementTrace<Matched = boolean> = {
  readonly asked: readonly string[]
  readonly negated: boolean
  readonly matched: Matched
}

export type ConditionTrace = {
  readonly operator: string
  readonly key: string
  /** After substitution. */
  readonly asked: readonly string[]
  readonly actual: Carried | 'unknown'
  readonly matched: boolean | 'unknown'
  readonly why: Why
}

export type Why =
  | 'unknown-operator'
  /** Whether the call carries the key, or what a variable stands for, is not known. */
  | 'unknown-key'
  /** Not known, and yet every value gives the same answer. */
  | 'whatever-the-key-holds'
  | 'key-absent'
  | 'key-present'
  /** A variable among the values has neither a value nor a default. */
  | 'variable-without-value'
  | 'value-met'
  | 'value-not-met'

export function traceOf(
  statement: Statement,
  target: Target,
  request: PolicyRequest,
  knows: Knowledge,
): StatementTrace {
  const { index, sid, effect, principal, action, source } = statement
  const resource = certain(resourceAtom(statement, request, knows), request, knows)
  const conditions = statement.conditions.map(each => conditionTrace(each, request, knows))
  const applies = appliesOf(statement, target, resource, conditions, request, knows)
  return {
    index,
    sid,
    effect,
    applies: applies === 'unknown' ? applies : applies ? 'yes' : 'no',
    reason: reasonOf(statement, target, applies, resource),
    principal: {
      asked: principalNames(principal.named),
      negated: principal.negated,
      matched: target.principal,
    },
    action: { asked: action.texts, negated: action.negated, matched: target.action },
    resource: { asked: statement.resource.texts, negated: statement.resource.negated, matched: resource },
    conditions,
    source,
  }
}

function reasonOf(
  { inert }: Statement,
  target: Target,
  applies: boolean | 'unknown',
  resource: boolean | 'unknown',
): StatementTrace['reason'] {
  if (inert) return inert
  if (!target.principal) return 'principal'
  if (!target.action) return 'action'
  if (resource === false) return 'resource'
  if (applies === false) return 'condition'
  return target.delegates ? 'delegates-to-iam' : null
}

/** Parts that are each uncertain may still never hold together: only then all are asked at once. */
function appliesOf(
  statement: Statement,
  target: Target,
  resource: boolean | 'unknown',
  conditions: readonly ConditionTrace[],
  request: PolicyRequest,
  knows: Knowledge,
): boolean | 'unknown' {
  if (statement.inert || !target.principal || !target.action || resource === false) return false
  let open = consentOf(target, request).length + (resource === 'unknown' ? 1 : 0)
  for (const { matched } of conditions) {
    if (matched === false) return false
    if (matched === 'unknown') open++
  }
  if (open > 1) return certain(judge(statement, target, request, knows), request, knows)
  return open === 1 ? 'unknown' : true
}

/** Whether every value of the unknown keys gives the same. */
function certain(
  judged: boolean | Atom | readonly Atom[],
  request: PolicyRequest,
  knows: Knowledge,
): boolean | 'unknown' {
  if (typeof judged === 'boolean') return judged
  if ('holds' in judged && judged.keys.length === 1) return alone(judged, knows)
  const atoms = 'holds' in judged ? [judged] : judged
  const { answers } = analyse([{ effect: 'Allow', atoms }], false, request, knows)
  return answers.size > 1 ? 'unknown' : answers.has('allow')
}

/** The same for one part that hangs on one key by its own values: nothing else is to be walked. */
function alone(atom: Atom, knows: Knowledge): boolean | 'unknown' {
  const [key = ''] = atom.keys
  if (!atom.condition || atom.condition.variables.includes(key)) return 'unknown'
  const { possibilities, exact } = possibilitiesOf(key, [atom.condition], lookUpOf(knows))
  const [first, ...others] = possibilities.map(({ carried }) => atom.holds(() => carried))
  return exact && first !== undefined && others.every(each => each === first) ? first : 'unknown'
}

function conditionTrace(condition: Condition, request: PolicyRequest, knows: Knowledge): ConditionTrace {
  const judged = condition.qualified ? conditionAtom(condition, knows) : false
  const matched = certain(judged, request, knows)
  return {
    operator: condition.operator,
    key: condition.key,
    asked: askedTexts(condition, lookUpOf(knows)),
    actual: knows(condition.canonical),
    matched,
    why: whyOf(condition, judged, matched, knows),
  }
}

function whyOf(
  condition: Condition,
  judged: boolean | Atom,
  matched: boolean | 'unknown',
  knows: Knowledge,
): Why {
  const { qualified, canonical, variables } = condition
  if (!qualified) return 'unknown-operator'
  if (variables.some(key => knows(key) === 'unknown') && typeof judged === 'boolean')
    return 'whatever-the-key-holds'
  if (typeof judged !== 'boolean') return matched === 'unknown' ? 'unknown-key' : 'whatever-the-key-holds'
  const carried = knows(canonical)
  if (carried === 'absent' || carried.length === 0) return 'key-absent'
  if (qualified.operator.kind === 'null') return 'key-present'
  if (matched !== qualified.operator.negated) return 'value-met'
  return variables.length > 0 && lacksValue(condition.asked, lookUpOf(knows))
    ? 'variable-without-value'
    : 'value-not-met'
}

function lacksValue(asked: readonly Template[], lookUp: LookUp): boolean {
  return asked.some(({ parts }) =>
    parts.some(part => 'key' in part && part.fallback === undefined && lookUp(part.key) === undefined),
  )
}
