import {
  isObject,
  listOf,
  own,
  type PolicyDocument,
  type PrincipalDocument,
  type StatementDocument,
} from './document'
import { type Operator, type Qualified, qualifiedOperator } from './operators'
import { type Template, templateOf } from './variables'

export type Condition = {
  /** As written: `ForAnyValue:StringEquals`. */
  readonly operator: string
  /** undefined: no operator of AWS. */
  readonly qualified: Qualified | undefined
  readonly key: string
  /** In lower case: condition keys ignore it. */
  readonly canonical: string
  readonly asked: readonly Template[]
}

export type Statement = {
  readonly index: number
  readonly sid: string | null
  readonly effect: 'Allow' | 'Deny'
  readonly principal: PrincipalDocument | undefined
  readonly notPrincipal: PrincipalDocument | undefined
  readonly actions: readonly Template[]
  readonly notActions: readonly Template[] | undefined
  readonly resources: readonly Template[]
  readonly notResources: readonly Template[] | undefined
  readonly conditions: readonly Condition[]
  /** Why it never has an effect; null: it may have one. */
  readonly inert: 'inert-no-action' | 'inert-no-resource' | 'inert-no-principal' | 'inert-no-effect' | null
  readonly source: StatementDocument
}

export type CompiledPolicy = { readonly version: string; readonly statements: readonly Statement[] }

const compiled = new WeakMap<object, CompiledPolicy>()
/** What this file made: a document that calls itself compiled is a document. */
const made = new WeakSet<object>()

export function isCompiled(policy: PolicyDocument | CompiledPolicy): policy is CompiledPolicy {
  return made.has(policy)
}

/** Once a document: the work that does not hang on the request. */
export function compile(policy: PolicyDocument): CompiledPolicy {
  const known = compiled.get(policy)
  if (known) return known
  const version = typeof policy.Version === 'string' ? policy.Version : '2008-10-17'
  const statements = listOf(policy.Statement).filter(isObject) as unknown as StatementDocument[]
  const result = {
    version,
    // Variables are read from this version on; before it they are text.
    statements: statements.map((each, index) => statementOf(each, index, version === '2012-10-17')),
  }
  compiled.set(policy, result)
  made.add(result)
  return result
}

function statementOf(source: StatementDocument, index: number, hasVariables: boolean): Statement {
  const templates = (name: keyof StatementDocument) => {
    const value = own(source, name)
    // "You can use policy variables in the Resource element", and in no Action.
    const takesVariables = hasVariables && (name === 'Resource' || name === 'NotResource')
    return value === undefined ? undefined : strings(value).map(text => templateOf(text, takesVariables))
  }
  const principal = who(own(source, 'Principal'))
  const notPrincipal = who(own(source, 'NotPrincipal'))
  const [actions, notActions] = [templates('Action') ?? [], templates('NotAction')]
  const [resources, notResources] = [templates('Resource') ?? [], templates('NotResource')]
  const effect = own(source, 'Effect')
  return {
    index,
    sid: typeof source.Sid === 'string' ? source.Sid : null,
    effect: effect === 'Deny' ? 'Deny' : 'Allow',
    principal,
    notPrincipal,
    actions,
    notActions,
    resources,
    notResources,
    conditions: conditionsOf(own(source, 'Condition'), hasVariables),
    // "A statement that lacks Resource or Action has no effect", and KMS takes it all the same.
    inert:
      effect !== 'Allow' && effect !== 'Deny'
        ? 'inert-no-effect'
        : actions.length === 0 && !notActions
          ? 'inert-no-action'
          : resources.length === 0 && !notResources
            ? 'inert-no-resource'
            : principal === undefined && notPrincipal === undefined
              ? 'inert-no-principal'
              : null,
    source,
  }
}

/**
 * "You can use policy variables … in any condition that involves the string operators or the ARN operators": in a
 * number, a date, a Boolean, bytes, an address or a Null, `${` is text.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
const withVariables: ReadonlySet<Operator['kind']> = new Set(['string', 'arn'])

function conditionsOf(block: unknown, hasVariables: boolean): readonly Condition[] {
  if (!isObject(block)) return []
  return Object.entries(block).flatMap(([operator, keys]): readonly Condition[] => {
    const qualified = qualifiedOperator(operator)
    // Not what the grammar allows: nothing that would match.
    if (!isObject(keys)) return [{ operator, qualified: undefined, key: '', canonical: '', asked: [] }]
    const takesVariables =
      hasVariables && qualified !== undefined && withVariables.has(qualified.operator.kind)
    return Object.entries(keys).map(([key, asked]) => ({
      operator,
      qualified,
      key,
      canonical: key.toLowerCase(),
      asked: strings(asked).map(text => templateOf(text, takesVariables)),
    }))
  })
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
