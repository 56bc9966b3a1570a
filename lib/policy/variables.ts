import { canonicalKey } from './canonical-key'
import { type Glob, globOf, literal } from './glob'

/**
 * A value of a condition or a resource, with its policy variables.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export type Template = {
  readonly text: string
  readonly parts: readonly Part[]
  /** The condition keys that its variables name, in lower case. */
  readonly keys: readonly string[]
  /** There is no `${…}` in it: every star and question mark of the text is a wildcard. */
  readonly isPlain: boolean
}
export type Part = Glob | Variable
export type Variable = {
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
  return hasVariables && text.includes('${') ? substituted(text) : new Plain(text)
}

/** Most values are; few are ever taken apart. */
class Plain implements Template {
  readonly isPlain = true
  readonly keys = noKeys
  constructor(readonly text: string) {}

  get parts(): readonly Part[] {
    return [globOf(this.text)]
  }
}

const noKeys: readonly string[] = []

/** Each key once. */
export function variablesOf(templates: readonly Template[]): readonly string[] {
  if (templates.every(({ keys }) => keys.length === 0)) return noKeys
  return [...new Set(templates.flatMap(({ keys }) => keys))]
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
  const keys = parts.flatMap(part => ('key' in part ? [part.key] : []))
  return { text, parts, keys, isPlain: false }
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
    for (const each of 'key' in part ? literal(value) : part) resolved.push(each)
  }
  return resolved
}
