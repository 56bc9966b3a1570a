import { ANY_ONE, ANY_RUN, type Glob, globOf, literal } from './glob'

/** A value of a condition or a resource, with its policy variables. */
export type Template = {
  readonly text: string
  readonly parts: readonly Part[]
  /** The condition keys that its variables name, in lower case. */
  readonly keys: readonly string[]
}

export type Variable = { readonly key: string; readonly fallback: string | undefined }
type Part = Glob | Variable

/** What a key holds in the request, for a variable: one value, or nothing. */
export type LookUp = (key: string) => string | undefined

/**
 * `${key}`, `${key, 'default'}`, and `${*}`, `${?}`, `${$}` for the characters themselves; all else is text.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function templateOf(text: string, hasVariables: boolean): Template {
  const parts: Part[] = []
  let rest = 0
  for (let at = hasVariables ? text.indexOf('${') : -1; at >= 0; at = text.indexOf('${', rest)) {
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
  return { key: key.trim().toLowerCase(), fallback }
}

/** undefined: a variable has no value and no default, so that nothing can equal it. */
export function resolve(template: Template, lookUp: LookUp): Glob | undefined {
  const [first, ...more] = template.parts
  if (first && more.length === 0 && !('key' in first)) return first
  const resolved: Glob[] = []
  for (const part of template.parts) {
    if (!('key' in part)) {
      resolved.push(part)
      continue
    }
    const value = lookUp(part.key) ?? part.fallback
    if (value === undefined) return undefined
    // What a variable holds is text: a star in it is a star.
    resolved.push(literal(value))
  }
  return resolved.flat()
}

export function plainText(glob: Glob): string {
  return glob.map(each => (each === ANY_RUN ? '*' : each === ANY_ONE ? '?' : (each as string))).join('')
}
