import { type Condition, conditionOf } from './condition'
import {
  isObject,
  listOf,
  own,
  type PolicyDocument,
  type PrincipalDocument,
  type StatementDocument,
} from './document'
import { actionOf, type Element, noElement, resourceOf } from './element'
import { namesNobody } from './principal'
import { scalarsOf } from './scalars'

export type { Element } from './element'

export type Inert =
  | 'inert-no-effect'
  | 'inert-no-action'
  | 'inert-no-resource'
  | 'inert-no-principal'
  | 'unknown-operator'
  | 'invalid-principal'

export type Statement = {
  readonly index: number
  readonly sid: string | null
  readonly effect: 'Allow' | 'Deny'
  readonly principal: { readonly negated: boolean; readonly named: PrincipalDocument }
  readonly action: Element
  readonly resource: Element
  readonly conditions: readonly Condition[]
  /** Why it never has an effect; null: it may have one. */
  readonly inert: Inert | null
  readonly source: StatementDocument
}

/** A policy read once, for many requests. */
export class CompiledPolicy {
  constructor(
    readonly version: string,
    readonly statements: readonly Statement[],
    /** What was read: changes to it are told as steps on it. */
    readonly document: PolicyDocument,
  ) {}
}

/** Takes any JSON value and reads no sense into what is none: `parsePolicy` is there to say what is wrong. */
export function compile(policy: PolicyDocument): CompiledPolicy {
  const document: unknown = policy
  if (!isObject(document)) return new CompiledPolicy('2008-10-17', [], policy)
  const written = own(document, 'Version')
  const version = typeof written === 'string' ? written : '2008-10-17'
  // Variables are read from this version on; before it they are text.
  const hasVariables = version === '2012-10-17'
  const statements: Statement[] = []
  for (const [index, each] of listOf(own(document, 'Statement')).entries())
    if (isObject(each)) statements.push(statementOf(each, index, hasVariables))
  return new CompiledPolicy(version, statements, policy)
}

type Source = Readonly<Record<string, unknown>>

function statementOf(source: Source, index: number, hasVariables: boolean): Statement {
  const action = actionOf(source)
  const resource = resourceOf(source, hasVariables)
  const notPrincipal = who(own(source, 'NotPrincipal'))
  const principal = who(own(source, 'Principal')) ?? notPrincipal
  const negated = principal !== undefined && principal === notPrincipal
  const effect = own(source, 'Effect')
  const sid = own(source, 'Sid')
  const conditions = conditionsOf(own(source, 'Condition'), hasVariables)
  return {
    index,
    sid: typeof sid === 'string' ? sid : null,
    effect: effect === 'Deny' ? 'Deny' : 'Allow',
    principal: { negated, named: principal ?? {} },
    action: action ?? noElement,
    resource: resource ?? noElement,
    conditions,
    inert: inertOf(effect, action, resource, principal, negated, conditions),
    source: source as StatementDocument,
  }
}

function inertOf(
  effect: unknown,
  action: Element | undefined,
  resource: Element | undefined,
  principal: PrincipalDocument | undefined,
  negated: boolean,
  conditions: readonly Condition[],
): Inert | null {
  if (effect !== 'Allow' && effect !== 'Deny') return 'inert-no-effect'
  // A key policy statement without one of these "has no effect", and KMS takes it all the same.
  if (!action) return 'inert-no-action'
  if (!resource) return 'inert-no-resource'
  if (principal === undefined) return 'inert-no-principal'
  if (conditions.some(({ qualified }) => !qualified)) return 'unknown-operator'
  return !negated && namesNobody(principal) ? 'invalid-principal' : null
}

function conditionsOf(block: unknown, hasVariables: boolean): readonly Condition[] {
  const conditions: Condition[] = []
  if (!isObject(block)) return conditions
  for (const operator of Object.keys(block)) {
    const keys = block[operator]
    // What is no object of keys is not what the grammar allows, and nothing that would match.
    if (!isObject(keys)) conditions.push(conditionOf('', '', [], hasVariables))
    else
      for (const key of Object.keys(keys))
        conditions.push(conditionOf(operator, key, scalarsOf(keys[key]), hasVariables))
  }
  return conditions
}

function who(value: unknown): PrincipalDocument | undefined {
  // No other text is a principal: it names nobody.
  if (typeof value === 'string') return value === '*' ? value : {}
  if (!isObject(value)) return undefined
  const kinds = Object.keys(value)
  const [only = ''] = kinds
  if (kinds.length === 1) return { [only]: scalarsOf(value[only]) }
  return Object.fromEntries(kinds.map(kind => [kind, scalarsOf(value[kind])]))
}
