import { duplicateKeys, lastReading } from './duplicate-keys'
import { inexactNumber, readJson } from './json-text'

/** A policy as parsed JSON: the shape that IAM's grammar gives, which what AWS returns may still break. */
export type PolicyDocument = {
  readonly Version?: string
  readonly Id?: string
  readonly Statement: StatementDocument | readonly StatementDocument[]
}

export type StatementDocument = {
  readonly Sid?: string
  readonly Effect: string
  readonly Principal?: PrincipalDocument
  readonly NotPrincipal?: PrincipalDocument
  readonly Action?: OneOrMore
  readonly NotAction?: OneOrMore
  readonly Resource?: OneOrMore
  readonly NotResource?: OneOrMore
  readonly Condition?: Readonly<
    Record<string, Readonly<Record<string, OneOrMore<string | number | boolean>>>>
  >
}

export type OneOrMore<T = string> = T | readonly T[]
export type PrincipalDocument = '*' | Readonly<Record<string, OneOrMore>>

/** Where in the document (`Statement[2].Condition.StringEquals`), and what is wrong there. */
export type PolicyError = { readonly path: string; readonly message: string }
export type Parsed =
  | { readonly ok: true; readonly policy: PolicyDocument }
  | { readonly ok: false; readonly error: PolicyError }

/**
 * Structure only: what a policy means, and whether AWS would take it, is for others to say. A text that holds a key
 * twice is refused here; `readings` tells what each of its readings says. Never throws.
 */
export function parsePolicy(text: string): Parsed {
  const read = readJson(text)
  if (!read.ok) return read
  const [twice] = duplicateKeys(read.node)
  if (twice !== undefined) return fail(twice, 'This key is there twice')
  const value = lastReading(read.node)
  const error = inexactNumber(read.node) ?? policyError(value)
  return error ? { ok: false, error } : { ok: true, policy: value as PolicyDocument }
}

/** Why AWS's grammar does not allow this JSON value, or null. */
export function policyError(value: unknown): PolicyError | null {
  return shapeError(value) ?? wordError(value as PolicyDocument)
}

/** Where it cannot be walked as a policy. */
export function shapeError(value: unknown): PolicyError | null {
  if (!isObject(value)) return { path: '', message: 'A policy is an object' }
  const stranger = Object.keys(value).find(name => !elements.policy.has(name))
  if (stranger !== undefined) return { path: stranger, message: 'No element of a policy' }
  for (const name of ['Version', 'Id']) {
    const text = own(value, name)
    if (text !== undefined && typeof text !== 'string') return { path: name, message: `${name} is a string` }
  }
  return firstError(value, statementError)
}

/** Where it can, and yet says something that no policy says: AWS would take none like it. */
function wordError(policy: PolicyDocument): PolicyError | null {
  if (policy.Version !== undefined && !versions.includes(policy.Version))
    return { path: 'Version', message: `A version is ${versions.join(' or ')}` }
  return firstError(policy, (statement, path) => {
    const name = ['Principal', 'NotPrincipal'].find(name => {
      const who = own(statement as StatementDocument, name)
      return typeof who === 'string' && who !== '*'
    })
    return name === undefined ? null : { path: `${path}.${name}`, message: 'A principal is "*" or an object' }
  })
}

function firstError(
  policy: object,
  errorOf: (statement: unknown, path: string) => PolicyError | null,
): PolicyError | null {
  const statement = own(policy as Readonly<Record<string, unknown>>, 'Statement')
  if (!Array.isArray(statement)) return errorOf(statement, 'Statement')
  for (const [index, each] of statement.entries()) {
    const wrong = errorOf(each, `Statement[${index}]`)
    if (wrong) return wrong
  }
  return null
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html */
export const versions: readonly string[] = ['2012-10-17', '2008-10-17']

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
const elements = {
  policy: new Set(['Version', 'Id', 'Statement']),
  statement: new Set([
    'Sid',
    'Effect',
    'Principal',
    'NotPrincipal',
    'Action',
    'NotAction',
    'Resource',
    'NotResource',
    'Condition',
  ]),
}

/** Of each pair, the grammar takes one. */
const either = ['Principal', 'Action', 'Resource']
const listed = ['Action', 'NotAction', 'Resource', 'NotResource']

function statementError(value: unknown, path: string): PolicyError | null {
  if (!isObject(value)) return { path, message: 'A statement is an object' }
  const stranger = Object.keys(value).find(name => !elements.statement.has(name))
  if (stranger !== undefined) return { path: `${path}.${stranger}`, message: 'No element of a statement' }
  for (const name of either)
    if (own(value, name) !== undefined && own(value, `Not${name}`) !== undefined)
      return { path: `${path}.Not${name}`, message: `${name} or Not${name}, not both` }
  const effect = own(value, 'Effect')
  if (effect !== 'Allow' && effect !== 'Deny')
    return { path: `${path}.Effect`, message: 'An effect is Allow or Deny' }
  const sid = own(value, 'Sid')
  if (sid !== undefined && typeof sid !== 'string')
    return { path: `${path}.Sid`, message: 'A Sid is a string' }
  for (const name of listed) {
    const asked = own(value, name)
    if (asked !== undefined && !isStrings(asked))
      return { path: `${path}.${name}`, message: 'A string or a list of strings' }
  }
  for (const name of ['Principal', 'NotPrincipal']) {
    const who = own(value, name)
    if (who === undefined || typeof who === 'string') continue
    if (!isObject(who)) return { path: `${path}.${name}`, message: 'A principal is "*" or an object' }
    for (const [kind, names] of Object.entries(who))
      if (!isStrings(names))
        return { path: `${path}.${name}.${kind}`, message: 'A string or a list of strings' }
  }
  return conditionError(own(value, 'Condition'), `${path}.Condition`)
}

function conditionError(value: unknown, path: string): PolicyError | null {
  if (value === undefined) return null
  if (!isObject(value)) return { path, message: 'A condition is an object' }
  for (const [operator, keys] of Object.entries(value)) {
    if (!isObject(keys))
      return { path: `${path}.${operator}`, message: 'An operator holds an object of condition keys' }
    for (const [key, asked] of Object.entries(keys)) {
      const values = Array.isArray(asked) ? asked : [asked]
      if (!values.every(each => ['string', 'number', 'boolean'].includes(typeof each)))
        return { path: `${path}.${operator}.${key}`, message: 'A value, or a list of values' }
    }
  }
  return null
}

function fail(path: string, message: string): Parsed {
  return { ok: false, error: { path, message } }
}

function isStrings(value: unknown): boolean {
  return typeof value === 'string' || (Array.isArray(value) && value.every(each => typeof each === 'string'))
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Never what stands on the prototype. */
export function own(value: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined
}

export function listOf<T>(value: OneOrMore<T> | undefined): readonly T[] {
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value as T]
}
