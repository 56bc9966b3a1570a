import type { Condition, Statement } from './compile'
import { askedTexts, type Carried, conditionMatches } from './condition'
import type { StatementDocument } from './document'
import { principalNames } from './principal'
import { type Knowledge, variablesOf } from './request'
import type { Target } from './target'

/** One statement held against the request, as data from which sentences are made. */
export type StatementTrace = {
  readonly index: number
  readonly sid: string | null
  readonly effect: 'Allow' | 'Deny'
  readonly applies: 'yes' | 'no' | 'unknown'
  readonly reason:
    | NonNullable<Statement['inert']>
    | 'principal'
    | 'action'
    | 'resource'
    | 'condition'
    | 'unknown-operator'
    /** It matches by naming the account, whose IAM policies decide. */
    | 'delegates-to-iam'
    | null
  readonly principal: {
    readonly asked: readonly string[]
    readonly negated: boolean
    readonly matched: boolean
  }
  readonly action: { readonly asked: readonly string[]; readonly negated: boolean; readonly matched: boolean }
  readonly resource: {
    readonly asked: readonly string[]
    readonly negated: boolean
    readonly matched: boolean | 'unknown'
  }
  readonly conditions: readonly ConditionTrace[]
  readonly source: StatementDocument
}

export type ConditionTrace = {
  readonly operator: string
  readonly key: string
  /** After substitution. */
  readonly asked: readonly string[]
  readonly actual: Carried | 'unknown'
  readonly matched: boolean | 'unknown'
}

export function traceOf(statement: Statement, target: Target, knows: Knowledge): StatementTrace {
  const conditions = statement.conditions.map(each => conditionTrace(each, knows))
  const texts = (list: readonly { text: string }[]) => list.map(({ text }) => text)
  const reason = reasonOf(statement, target, conditions)
  const stops = reason !== null && reason !== 'delegates-to-iam'
  const open = target.resource === null || conditions.some(({ matched }) => matched === 'unknown')
  return {
    index: statement.index,
    sid: statement.sid,
    effect: statement.effect,
    applies: stops ? 'no' : open ? 'unknown' : 'yes',
    reason,
    principal: {
      asked: principalNames(statement.notPrincipal ?? statement.principal ?? {}),
      negated: statement.notPrincipal !== undefined,
      matched: target.principal,
    },
    action: {
      asked: texts(statement.notActions ?? statement.actions),
      negated: statement.notActions !== undefined,
      matched: target.action,
    },
    resource: {
      asked: texts(statement.notResources ?? statement.resources),
      negated: statement.notResources !== undefined,
      matched: target.resource ?? 'unknown',
    },
    conditions,
    source: statement.source,
  }
}

function reasonOf(
  statement: Statement,
  target: Target,
  conditions: readonly ConditionTrace[],
): StatementTrace['reason'] {
  if (statement.inert) return statement.inert
  if (statement.conditions.some(({ qualified }) => !qualified)) return 'unknown-operator'
  if (!target.principal) return 'principal'
  if (!target.action) return 'action'
  if (target.resource === false) return 'resource'
  if (conditions.some(({ matched }) => matched === false)) return 'condition'
  return target.delegates ? 'delegates-to-iam' : null
}

function conditionTrace(condition: Condition, knows: Knowledge): ConditionTrace {
  const lookUp = variablesOf(knows)
  const actual = knows(condition.canonical)
  const open =
    actual === 'unknown' || condition.asked.some(each => each.keys.some(key => knows(key) === 'unknown'))
  return {
    operator: condition.operator,
    key: condition.key,
    asked: askedTexts(condition, lookUp),
    actual,
    matched: open ? 'unknown' : conditionMatches(condition, actual as Carried, lookUp),
  }
}
