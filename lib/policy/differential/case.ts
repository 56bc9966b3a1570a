import type { PolicyDocument, PolicyRequest } from '../index'

/** A policy and a fully known request, taken apart to be rewritten in place for the other engine. */
export type Case = {
  readonly hasVariables: boolean
  readonly version: string | undefined
  statements: Statement[]
  principal: PolicyRequest['principal']
  readonly action: string
  readonly resource: string
  context: Readonly<Record<string, string | readonly string[]>>
}

export type Statement = {
  readonly effect: string
  principal: { readonly negated: boolean; named: string | Record<string, string[]> } | null
  action: Named | null
  resource: Named | null
  conditions: Condition[]
}

export type Named = { readonly negated: boolean; texts: string[] }

export type Condition = {
  operator: string
  readonly key: string
  texts: string[]
  /** What this condition finds in the request: the key's own, unless it is rewritten. */
  carried: Carried
}
export type Carried = string | readonly string[] | undefined

type Source = Readonly<Record<string, unknown>>

export function caseOf(policy: PolicyDocument, request: PolicyRequest): Case {
  const { principal, action, resource, context } = request
  const statements = [policy.Statement].flat() as readonly Source[]
  const hasVariables = policy.Version === '2012-10-17'
  const asked: Case = {
    hasVariables,
    version: policy.Version,
    statements: [],
    principal,
    action,
    resource,
    context,
  }
  asked.statements = statements.map(source => ({
    effect: String(source.Effect),
    principal: principalOf(source),
    action: namedOf(source, 'Action'),
    resource: namedOf(source, 'Resource'),
    conditions: conditionsOf(source.Condition as Source | undefined, asked),
  }))
  return asked
}

function principalOf(source: Source): Statement['principal'] {
  const named = source.Principal ?? source.NotPrincipal
  if (named === undefined) return null
  const kinds = typeof named === 'string' ? named : Object.entries(named as Source)
  return {
    negated: source.Principal === undefined,
    named:
      typeof kinds === 'string'
        ? kinds
        : Object.fromEntries(kinds.map(([kind, names]) => [kind, textsOf(names)])),
  }
}

function namedOf(source: Source, element: string): Named | null {
  const value = source[element] ?? source[`Not${element}`]
  return value === undefined ? null : { negated: source[element] === undefined, texts: textsOf(value) }
}

function conditionsOf(block: Source | undefined, asked: Case): Condition[] {
  return Object.entries(block ?? {}).flatMap(([operator, keys]) =>
    Object.entries(keys as Source).map(([key, values]) => ({
      operator,
      key,
      texts: textsOf(values),
      carried: carriedOf(asked, key),
    })),
  )
}

function textsOf(value: unknown): string[] {
  return [value].flat().map(String)
}

/** Names of keys ignore case. */
export function carriedOf({ context }: Case, key: string): Carried {
  const lower = key.toLowerCase()
  const name = Object.keys(context).find(each => each.toLowerCase() === lower)
  return name === undefined ? undefined : context[name]
}

export function listOf(carried: Carried): readonly string[] {
  return carried === undefined ? [] : [carried].flat()
}
