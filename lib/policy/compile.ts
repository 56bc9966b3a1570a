import { canonicalKey } from './canonical-key'
import type { Condition } from './condition'
import {
  isObject,
  listOf,
  own,
  type PolicyDocument,
  type PrincipalDocument,
  type StatementDocument,
} from './document'
import { globOf, type Matcher, matcherOf } from './glob'
import { qualifiedOperator } from './operators'
import { resourceMatcher } from './operators/arn'
import { namesNobody } from './principal'
import { resolve, type Template, templateOf } from './variables'

/** A value of Action or Resource; `matches` is null where a variable of it must be looked up first. */
export type Wanted = { readonly template: Template; readonly matches: Matcher | null }

/** Action or NotAction, Resource or NotResource. */
export type Element = { readonly negated: boolean; readonly wanted: readonly Wanted[] }

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

/** A policy read once, for many requests. It keeps nothing of the document but its statements' texts. */
export class CompiledPolicy {
  constructor(
    readonly version: string,
    readonly statements: readonly Statement[],
  ) {}
}

/** Takes any JSON value and reads no sense into what is none: `parsePolicy` is there to say what is wrong. */
export function compile(policy: PolicyDocument): CompiledPolicy {
  const document: unknown = policy
  if (!isObject(document)) return new CompiledPolicy('2008-10-17', [])
  const written = own(document, 'Version')
  const version = typeof written === 'string' ? written : '2008-10-17'
  // Variables are read from this version on; before it they are text.
  const hasVariables = version === '2012-10-17'
  const statements = listOf(own(document, 'Statement')).flatMap((each, index) =>
    isObject(each) ? [statementOf(each, index, hasVariables)] : [],
  )
  return new CompiledPolicy(version, statements)
}

type Source = Readonly<Record<string, unknown>>

function statementOf(source: Source, index: number, hasVariables: boolean): Statement {
  const action = elementOf(source, 'Action', text => templateOf(text, false), actionMatcher)
  const resource = elementOf(source, 'Resource', text => templateOf(text, hasVariables), resourceMatcherOf)
  const notPrincipal = who(own(source, 'NotPrincipal'))
  const principal = who(own(source, 'Principal')) ?? notPrincipal
  const effect = own(source, 'Effect')
  const sid = own(source, 'Sid')
  const conditions = conditionsOf(own(source, 'Condition'), hasVariables)
  const inert = (): Inert | null => {
    if (effect !== 'Allow' && effect !== 'Deny') return 'inert-no-effect'
    // A key policy statement without one of these "has no effect", and KMS takes it all the same.
    if (!action) return 'inert-no-action'
    if (!resource) return 'inert-no-resource'
    if (principal === undefined) return 'inert-no-principal'
    if (conditions.some(({ qualified }) => !qualified)) return 'unknown-operator'
    return principal !== notPrincipal && namesNobody(principal) ? 'invalid-principal' : null
  }
  return {
    index,
    sid: typeof sid === 'string' ? sid : null,
    effect: effect === 'Deny' ? 'Deny' : 'Allow',
    principal: { negated: principal !== undefined && principal === notPrincipal, named: principal ?? {} },
    action: action ?? nothing,
    resource: resource ?? nothing,
    conditions,
    inert: inert(),
    source: source as StatementDocument,
  }
}

const nothing: Element = { negated: false, wanted: [] }

function elementOf(
  source: Source,
  name: 'Action' | 'Resource',
  template: (text: string) => Template,
  matcher: (template: Template) => Matcher | null,
): Element | undefined {
  const positive = own(source, name)
  const value = positive ?? own(source, `Not${name}`)
  const texts = strings(value).filter(text => text !== '')
  if (texts.length === 0) return undefined
  const wanted = texts.map(template).map(each => ({ template: each, matches: matcher(each) }))
  return { negated: positive === undefined, wanted }
}

/** Action names ignore case. */
function actionMatcher({ text }: Template): Matcher {
  const matches = matcherOf(globOf(text.toLowerCase()))
  return action => matches(action.toLowerCase())
}

function resourceMatcherOf(template: Template): Matcher | null {
  const glob = template.keys.length === 0 ? resolve(template, () => undefined) : undefined
  return glob ? resourceMatcher(glob) : null
}

function conditionsOf(block: unknown, hasVariables: boolean): readonly Condition[] {
  if (!isObject(block)) return []
  return Object.entries(block).flatMap(([operator, keys]) =>
    // What is no object of keys is not what the grammar allows, and nothing that would match.
    Object.entries(isObject(keys) ? keys : { '': [] }).map(([key, asked]) =>
      conditionOf(isObject(keys) ? operator : '', key, strings(asked), hasVariables),
    ),
  )
}

function conditionOf(
  operator: string,
  key: string,
  texts: readonly string[],
  hasVariables: boolean,
): Condition {
  const qualified = qualifiedOperator(operator)
  const asked = texts.map(text => templateOf(text, hasVariables && qualified?.operator.variables === true))
  const variables = [...new Set(asked.flatMap(each => each.keys))]
  const matchers =
    variables.length > 0
      ? null
      : asked.flatMap(each => {
          const glob = resolve(each, () => undefined)
          return glob && qualified ? [qualified.operator.matcher(glob)] : []
        })
  return { operator, qualified, key, canonical: canonicalKey(key), asked, variables, matchers }
}

function strings(value: unknown): readonly string[] {
  return listOf(value as unknown[])
    .filter(each => ['string', 'number', 'boolean'].includes(typeof each))
    .map(String)
}

function who(value: unknown): PrincipalDocument | undefined {
  // No other text is a principal: it names nobody.
  if (typeof value === 'string') return value === '*' ? value : {}
  if (!isObject(value)) return undefined
  return Object.fromEntries(Object.entries(value).map(([kind, names]) => [kind, strings(names)]))
}
