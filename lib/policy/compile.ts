import { type Condition, conditionOf } from './condition'
import {
  isObject,
  listOf,
  own,
  type PolicyDocument,
  type PrincipalDocument,
  type StatementDocument,
} from './document'
import { type Matcher, matcherOfText } from './glob'
import { resourceMatcher, resourceMatcherOfText } from './operators/arn'
import { namesNobody } from './principal'
import { resolve, type Template, templateOf, variablesOf } from './variables'

/**
 * A value of Action or Resource. `matches` is null where a variable of it must be looked up first, and made when it
 * is first asked for.
 */
export type Wanted = { readonly template: Template; readonly matches: Matcher | null }

/** Action or NotAction, Resource or NotResource. */
export type Element = {
  readonly negated: boolean
  readonly wanted: readonly Wanted[]
  /** The keys that variables among the values name, canonical. */
  readonly variables: readonly string[]
}

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
  const action = elementOf(source, 'Action', 'NotAction', false, actionMatcher)
  const resource = elementOf(source, 'Resource', 'NotResource', hasVariables, resourceMatcherOf)
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

const nothing: Element = { negated: false, wanted: [], variables: [] }

function elementOf(
  source: Source,
  name: string,
  not: string,
  hasVariables: boolean,
  matcher: (template: Template) => Matcher | null,
): Element | undefined {
  const positive = own(source, name)
  const templates: Template[] = []
  for (const text of strings(positive ?? own(source, not)))
    if (text !== '') templates.push(templateOf(text, hasVariables))
  if (templates.length === 0) return undefined
  const wanted = templates.map(each => new LazilyWanted(each, matcher))
  return { negated: positive === undefined, wanted, variables: variablesOf(templates) }
}

class LazilyWanted implements Wanted {
  private made: Matcher | null | undefined

  constructor(
    readonly template: Template,
    private readonly make: (template: Template) => Matcher | null,
  ) {}

  get matches(): Matcher | null {
    if (this.made === undefined) this.made = this.make(this.template)
    return this.made
  }
}

/** Action names ignore case. */
function actionMatcher({ text }: Template): Matcher {
  const matches = matcherOfText(text.toLowerCase())
  return action => matches(action.toLowerCase())
}

function resourceMatcherOf(template: Template): Matcher | null {
  if (template.isPlain) return resourceMatcherOfText(template.text)
  const glob = template.keys.length === 0 ? resolve(template, () => undefined) : undefined
  return glob ? resourceMatcher(glob) : null
}

function conditionsOf(block: unknown, hasVariables: boolean): readonly Condition[] {
  if (!isObject(block)) return []
  const conditions: Condition[] = []
  for (const operator of Object.keys(block)) {
    const keys = block[operator]
    // What is no object of keys is not what the grammar allows, and nothing that would match.
    if (!isObject(keys)) conditions.push(conditionOf('', '', [], hasVariables))
    else
      for (const key of Object.keys(keys))
        conditions.push(conditionOf(operator, key, strings(keys[key]), hasVariables))
  }
  return conditions
}

/** Shared where it can be: nobody writes to it. */
function strings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
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
