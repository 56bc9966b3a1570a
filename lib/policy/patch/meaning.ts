import { canonicalKey } from '../canonical-key'
import { listOf, type StatementDocument } from '../document'

/** One condition of a statement: operator and key as written, values as texts. */
export type Asked = { readonly operator: string; readonly key: string; readonly values: readonly string[] }

export function conditionsOf({ Condition = {} }: StatementDocument): readonly Asked[] {
  return Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => ({ operator, key, values: listOf(values).map(String) })),
  )
}

/**
 * Whether two statements let the same in, their Sids apart: in another order, a list of one for its value, another
 * case where case does not matter, an operator for patterns where nothing is a wildcard. What it calls the same is;
 * what it calls different may still be the same.
 */
export function sameMeaning(one: StatementDocument, other: StatementDocument): boolean {
  return meaning(one) === meaning(other)
}

export function sameSet(one: readonly string[], other: readonly string[]): boolean {
  return sorted(one) === sorted(other)
}

export function samePrincipal(one: StatementDocument, other: StatementDocument): boolean {
  return principalOf(one) === principalOf(other)
}

export function sameAction(one: StatementDocument, other: StatementDocument): boolean {
  return actionOf(one) === actionOf(other)
}

function meaning(statement: StatementDocument): string {
  const { Effect, Resource, NotResource } = statement
  const conditions = conditionsOf(statement).map(({ operator, key, values }) =>
    JSON.stringify([plainOperator(operator, values), canonicalKey(key), sorted(values)]),
  )
  const resource = [sorted(listOf(Resource)), sorted(listOf(NotResource))]
  return JSON.stringify([
    Effect,
    principalOf(statement),
    actionOf(statement),
    resource,
    [...conditions].sort(),
  ])
}

function principalOf({ Principal, NotPrincipal }: StatementDocument): string {
  return JSON.stringify([named(Principal), named(NotPrincipal)])
}

function named(principal: StatementDocument['Principal']): readonly string[] | null {
  if (principal === undefined) return null
  if (typeof principal === 'string') return [`AWS ${principal}`]
  const names = Object.entries(principal).flatMap(([kind, each]) =>
    listOf(each).map(name => `${kind} ${kind === 'Service' ? name.toLowerCase() : name}`),
  )
  return [...new Set(names)].sort()
}

function actionOf({ Action, NotAction }: StatementDocument): string {
  return JSON.stringify([Action, NotAction].map(each => sorted(listOf(each).map(name => name.toLowerCase()))))
}

/** Without a wildcard, StringLike asks for the same text, and so do the operators for ARNs where it is one. */
function plainOperator(operator: string, values: readonly string[]): string {
  const name = operator.toLowerCase()
  if (values.some(value => /[*?]|\$\{/.test(value))) return name
  const isSame = name === 'stringlike' || (arnOperators.has(name) && values.every(value => ARN.test(value)))
  return isSame ? 'stringequals' : name
}

const arnOperators = new Set(['arnequals', 'arnlike'])
const ARN = /^arn:[^:]*:[^:]*:[^:]*:[^:]*:./

function sorted(values: readonly string[]): string {
  return JSON.stringify([...new Set(values)].sort())
}
