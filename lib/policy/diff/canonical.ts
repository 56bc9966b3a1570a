import { canonicalKey } from '../canonical-key'
import { isObject, own, type PolicyDocument } from '../document'
import { qualifiedOperator } from '../operators'

/**
 * A statement in one form for all spellings of one meaning: texts that are alike if, and only if, nothing but the
 * spelling differs. A Sid means nothing and is left out.
 */
export type Canonical = {
  /** All of it. */
  readonly text: string
  /** By element, each a sorted list without repetition. */
  readonly elements: Readonly<Record<Element, readonly string[]>>
}
export const elements = [
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
] as const
export type Element = (typeof elements)[number]

/** Of a policy without a Version. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html */
const FIRST_VERSION = '2008-10-17'

export function canonicalVersion(policy: PolicyDocument): string {
  const version = isObject(policy) ? own(policy, 'Version') : undefined
  return typeof version === 'string' ? version : FIRST_VERSION
}

/**
 * Anything may stand in the elements; what the grammar does not know is compared as it stands. `partition`: the one
 * in which twelve digits name an account's root.
 */
export function canonicalStatement(statement: unknown, partition: string): Canonical {
  const source = isObject(statement) ? statement : { Effect: [statement] }
  const of: Canonical['elements'] = {
    Effect: set(asWritten(own(source, 'Effect'))),
    Principal: set(principal(own(source, 'Principal'), partition)),
    NotPrincipal: set(principal(own(source, 'NotPrincipal'), partition)),
    // Action names ignore case.
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
    Action: set(list(own(source, 'Action')).map(lowered)),
    NotAction: set(list(own(source, 'NotAction')).map(lowered)),
    Resource: set(list(own(source, 'Resource'))),
    NotResource: set(list(own(source, 'NotResource'))),
    Condition: set(conditions(own(source, 'Condition')).map(conditionText)),
  }
  return { text: JSON.stringify(elements.map(element => of[element])), elements: of }
}

function set(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort()
}

function lowered(text: string): string {
  return text.toLowerCase()
}

/** A string and a list of one string are the same. No element, and a list of none, are told apart. */
function list(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.length === 0 ? ['[]'] : value.flatMap(asWritten)
  return asWritten(value)
}

function asWritten(value: unknown): readonly string[] {
  if (value === undefined) return []
  return [typeof value === 'string' ? JSON.stringify(value) : opaque(value)]
}

/**
 * `{"AWS": "*"}` is `"*"`, and the id of an account is the ARN of its root.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
function principal(value: unknown, partition: string): readonly string[] {
  if (!isObject(value)) return asWritten(value)
  const names = Object.entries(value).flatMap(([kind, named]) =>
    list(named).map(name => (kind === 'AWS' ? awsPrincipal(name, partition) : `${kind} ${name}`)),
  )
  return names.length === 0 ? ['{}'] : names
}

function awsPrincipal(name: string, partition: string): string {
  if (name === '"*"') return name
  const [, account] = /^"(\d{12})"$/.exec(name) ?? []
  return account === undefined ? `AWS ${name}` : `AWS "arn:${partition}:iam::${account}:root"`
}

export type CanonicalCondition = {
  readonly operator: string
  readonly key: string
  readonly values: readonly string[]
  /** As they stand in the statement. */
  readonly written: { readonly operator: string; readonly key: string; readonly values: unknown }
}

/**
 * One for each key of each operator: all of them must hold, so that their order says nothing. Names of condition keys
 * ignore case, an encryption context's among them; "ArnEquals and ArnLike behave identically".
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html
 */
export function conditions(block: unknown): readonly CanonicalCondition[] {
  if (block === undefined) return []
  if (!isObject(block)) return [unread('', '', block)]
  return Object.entries(block).flatMap(([operator, keys]) =>
    isObject(keys)
      ? Object.entries(keys).map(([key, values]) => ({
          operator: operatorName(operator),
          key: canonicalKey(key),
          values: set(ignoresCase(operator) ? valuesOf(values).map(lowered) : valuesOf(values)),
          written: { operator, key, values },
        }))
      : [unread(operator, '', keys)],
  )
}

function unread(operator: string, key: string, values: unknown): CanonicalCondition {
  return { operator, key, values: [opaque(values)], written: { operator, key, values } }
}

/** `true` and `"true"` are the same value. */
function valuesOf(value: unknown): readonly string[] {
  const values = Array.isArray(value) ? value : [value]
  return values.map(each =>
    ['string', 'number', 'boolean'].includes(typeof each) ? String(each) : opaque(each),
  )
}

/** Bool and Null read `TRUE` as `true`. */
function ignoresCase(operator: string): boolean {
  const kind = qualifiedOperator(operator)?.operator.kind
  return kind === 'bool' || kind === 'null'
}

function operatorName(written: string): string {
  const qualified = qualifiedOperator(written)
  if (!qualified) return written
  const { operator, set, ifExists } = qualified
  const name = operator.name.replace(/^Arn(Not)?Equals$/, 'Arn$1Like')
  return `${set === 'any' ? 'ForAnyValue:' : set === 'all' ? 'ForAllValues:' : ''}${name}${ifExists ? 'IfExists' : ''}`
}

export function conditionText({ operator, key, values }: CanonicalCondition): string {
  return JSON.stringify([operator, key, values])
}

/** What no policy holds. Nothing is too deep for it. */
function opaque(value: unknown): string {
  try {
    return JSON.stringify(value) ?? ''
  } catch {
    return 'too deep'
  }
}
