import { ANY_ONE, ANY_RUN, type Glob, globOf, literal } from './glob'

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
type Part = Glob | { readonly key: string; readonly fallback: string | undefined }

/** What a key holds in the request, for a variable: one value, or nothing. */
export type LookUp = (key: string) => string | undefined

export function templateOf(text: string, hasVariables: boolean): Template {
  if (!hasVariables || !text.includes('${')) return { text, parts: [globOf(text)], keys: [] }
  const parts: Part[] = []
  let rest = text
  for (;;) {
    const start = rest.indexOf('${')
    const end = rest.indexOf('}', start)
    if (start < 0 || end < 0) break
    if (start > 0) parts.push(globOf(rest.slice(0, start)))
    parts.push(variable(rest.slice(start + 2, end)))
    rest = rest.slice(end + 1)
  }
  if (rest) parts.push(globOf(rest))
  return { text, parts, keys: parts.flatMap(part => ('key' in part ? [part.key] : [])) }
}

function variable(inside: string): Part {
  // ${*}, ${?} and ${$} stand for the character itself.
  if (inside === '*' || inside === '?' || inside === '$') return literal(inside)
  const comma = inside.indexOf(',')
  const key = (comma < 0 ? inside : inside.slice(0, comma)).trim().toLowerCase()
  const quoted = comma < 0 ? undefined : /^\s*'([\s\S]*)'\s*$/.exec(inside.slice(comma + 1))
  return { key, fallback: quoted?.[1] }
}

/** undefined: a variable has no value and no default, so that nothing can equal it. */
export function resolve(template: Template, lookUp: LookUp): Glob | undefined {
  const resolved: (string | typeof ANY_RUN | typeof ANY_ONE)[] = []
  for (const part of template.parts) {
    if (!('key' in part)) {
      resolved.push(...part)
      continue
    }
    const value = lookUp(part.key) ?? part.fallback
    if (value === undefined) return undefined
    // What a variable holds is text: a star in it is a star.
    resolved.push(...literal(value))
  }
  return resolved
}

export function plainText(glob: Glob): string {
  return glob.map(each => (each === ANY_RUN ? '*' : each === ANY_ONE ? '?' : (each as string))).join('')
}
