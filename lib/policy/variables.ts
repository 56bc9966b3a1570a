import { canonicalKey } from './canonical-key'
import { type Glob, globOf, literal, sizeOf } from './glob'

/**
 * A value of a condition or a resource, with its policy variables.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export type Template = {
  readonly text: string
  readonly parts: readonly Part[]
  /** The condition keys that its variables name, in lower case. */
  readonly keys: readonly string[]
}
export type Part = Glob | Variable
type Variable = {
  /** Canonical. */
  readonly key: string
  readonly written: string
  readonly fallback: string | undefined
}

/** What a key holds in the request, for a variable: one value, or nothing. */
export type LookUp = (key: string) => string | undefined

/**
 * `${key}`, `${key, 'default'}`, and `${*}`, `${?}`, `${$}` for the characters themselves; all else is text.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function templateOf(text: string, hasVariables: boolean): Template {
  return hasVariables && substitutes(text) ? substituted(text) : new Plain(text)
}

/** Whether something in it is not to be read as it is written. */
export function substitutes(text: string): boolean {
  return text.includes('${')
}

/** Most values are; few are ever taken apart. */
class Plain implements Template {
  readonly keys = noVariables
  constructor(readonly text: string) {}

  get parts(): readonly Part[] {
    return [globOf(this.text)]
  }
}

export const noVariables: readonly string[] = []

/** The keys that variables among the texts name, each once. */
export function variablesOf(texts: readonly string[]): readonly string[] {
  if (!texts.some(substitutes)) return noVariables
  return [...new Set(texts.flatMap(text => templateOf(text, true).keys))]
}

function substituted(text: string): Template {
  const parts: Part[] = []
  let rest = 0
  for (let at = text.indexOf('${'); at >= 0; at = text.indexOf('${', rest)) {
    const variable = variableAt(text, at + 2)
    if (!variable) break
    if (at > rest) parts.push(globOf(text.slice(rest, at)))
    parts.push(variable.part)
    rest = variable.end
  }
  if (rest < text.length || parts.length === 0) parts.push(globOf(text.slice(rest)))
  return { text, parts, keys: parts.flatMap(part => ('key' in part ? [part.key] : [])) }
}

/** Up to the next `}`; a default stands in single quotes and may hold one itself. */
function variableAt(text: string, from: number): { readonly part: Part; readonly end: number } | null {
  const close = text.indexOf('}', from)
  if (close < 0) return null
  const inside = text.slice(from, close)
  if (inside === '*' || inside === '?' || inside === '$') return { part: literal(inside), end: close + 1 }
  const comma = inside.indexOf(',')
  if (comma < 0) return { part: variable(inside), end: close + 1 }
  const open = text.indexOf("'", from + comma)
  if (open < 0 || text.slice(from + comma + 1, open).trim() !== '')
    return { part: variable(inside.slice(0, comma)), end: close + 1 }
  const quote = text.indexOf("'", open + 1)
  const end = quote < 0 ? -1 : text.indexOf('}', quote)
  if (end < 0) return null
  return { part: variable(inside.slice(0, comma), text.slice(open + 1, quote)), end: end + 1 }
}

function variable(key: string, fallback?: string): Variable {
  const written = key.trim()
  return { key: canonicalKey(written), written, fallback }
}

/**
 * undefined: a variable has no value and no default. "There is no equal or like value" then, so that it meets
 * nothing, and a negated operator matches.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-no-value
 */
export function resolve(template: Template, lookUp: LookUp): Glob | undefined {
  const resolved: Glob[number][] = []
  for (const part of template.parts) {
    const value = 'key' in part ? (lookUp(part.key) ?? part.fallback) : ''
    if (value === undefined) return undefined
    // What a variable holds is text: a star in it is a star.
    resolved.push(...('key' in part ? literal(value) : part))
  }
  return resolved
}

/** How long it becomes with these values, without making it. */
export function lengthOf({ parts }: Template, lookUp: LookUp): number {
  let length = 0
  for (const part of parts)
    length += 'key' in part ? (lookUp(part.key) ?? part.fallback ?? '').length : sizeOf(part)
  return length
}
