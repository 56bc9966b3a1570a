import type { Carried } from '../condition'
import { mayBecome } from '../ends'
import { type Glob, isLiteral, type Matcher, matcherOf, sizeOf } from '../glob'
import { resourceMatcher } from '../operators/arn'
import type { Knowledge, PolicyRequest } from '../request'
import { resolve, type Template } from '../variables'
import { type Atom, lookUpOf } from './open'
import { caseless, exactly, type Pattern } from './pattern'
import { isCaseless } from './texts'
import type { Work } from './work'

/** A value with an unknown variable, and what it is held against. */
export type Link = {
  readonly template: Template
  /** Unknown keys that its variables name. */
  readonly variables: readonly string[]
  /** The unknown key that it is held against; or the values of the known one, or of the resource. */
  readonly against: { readonly key: string } | { readonly values: readonly string[] }
  readonly kind: string
  /** Equality of whole texts, case and all: nothing else is asked of the two. */
  readonly isEquality: boolean
  readonly isCaseless: boolean
  /** As the operator, or the element, reads the value. */
  readonly matcher: (value: Glob) => Matcher
}

/** One variable, once, and text around it without wildcards. */
export function isPlain({ template, isCaseless }: Link): boolean {
  return (
    !isCaseless &&
    template.keys.length === 1 &&
    template.parts.every(part => 'key' in part || isLiteral(part))
  )
}

export function linksOf(atoms: readonly Atom[], request: PolicyRequest, knows: Knowledge): readonly Link[] {
  const links = new Map<string, Link>()
  for (const { condition, templates } of atoms)
    for (const template of templates) {
      const variables = [...new Set(template.keys)].filter(key => knows(key) === 'unknown')
      if (variables.length === 0) continue
      const { operator } = condition?.qualified ?? {}
      // Where a policy asks the same twice, there is nothing new to learn.
      const name = JSON.stringify([operator?.name, condition?.canonical, template.text])
      if (links.has(name)) continue
      const carried: Carried | 'unknown' = condition ? knows(condition.canonical) : [request.resource]
      const against =
        carried === 'unknown' && condition
          ? { key: condition.canonical }
          : { values: typeof carried === 'string' ? [] : carried }
      const ignoresCase = isCaseless(operator?.name ?? '')
      const isEquality = template.parts.length === 1 && !ignoresCase
      const kind = operator?.kind ?? 'arn'
      const matcher = operator ? operator.matcher : resourceMatcher
      links.set(name, { template, variables, against, kind, isEquality, isCaseless: ignoresCase, matcher })
    }
  return [...links.values()]
}

const MOST_TRIED = 3_000

/**
 * Of one variable, held against texts that are known: every value with which it meets one of them. What a variable
 * holds is text, so that it is a part of what it meets. null: there are several variables, or too many parts to try.
 */
export function solutions(
  { template, variables, against, isCaseless: ignoresCase, matcher }: Link,
  knows: Knowledge,
  work: Work,
): readonly Pattern[] | null {
  const [variable = '', ...others] = variables
  if ('key' in against || others.length > 0) return null
  const known = lookUpOf(knows)
  const first = template.parts.findIndex(part => 'key' in part && part.key === variable)
  const head = resolve({ ...template, parts: template.parts.slice(0, first) }, known)
  if (!head) return []
  const found = new Set<string>()
  // Only a wildcard before it leaves open where it begins.
  const begins = isLiteral(head)
  const tries = against.values.reduce((sum, { length }) => {
    const rest = begins ? Math.max(0, length - sizeOf(head) + 1) : ((length + 1) * (length + 2)) / 2
    return sum + rest
  }, 0)
  if (tries * (1 + Math.floor(template.text.length / 64)) > MOST_TRIED) return null
  for (const text of against.values) {
    const [from, to] = begins ? [sizeOf(head), sizeOf(head)] : [0, text.length]
    for (let start = from; start <= to; start++)
      for (let end = start; end <= text.length; end++) {
        const value = text.slice(start, end)
        if (!work.affords(lengthWith(template, variable, value))) return null
        if (found.has(value)) continue
        const glob = resolve(template, key => (key === variable ? value : known(key)))
        if (glob && matcher(glob)(text)) found.add(value)
      }
  }
  return [...found].map(ignoresCase ? caseless : exactly)
}

/** With this value in the place of the variable: how much there is to go through. */
function lengthWith({ text, keys }: Template, variable: string, value: string): number {
  return text.length + keys.filter(key => key === variable).length * value.length
}

/** Of a text, so many beginnings are taken as the value of a variable. */
const MOST_CUTS = 48

/** What the variable must hold so that the value becomes this text. */
export function solve(
  { template }: Link,
  variable: string,
  text: string,
  knows: Knowledge,
  work: Work,
): readonly string[] {
  if (!work.affords(template.text.length) || !mayBecome(template, text)) return []
  const known = lookUpOf(knows)
  const holes = template.parts.filter(part => 'key' in part && part.key === variable).length
  const fixed = resolve(template, key => (key === variable ? '' : (known(key) ?? '')))
  if (!fixed || holes === 0) return []
  const first = template.parts.findIndex(part => 'key' in part && part.key === variable)
  const before =
    resolve({ ...template, parts: template.parts.slice(0, first) }, key => known(key) ?? '') ?? []
  const becomes = (value: string) => {
    if (!work.affords(template.text.length + holes * value.length + text.length)) return false
    const glob = resolve(template, key => (key === variable ? value : (known(key) ?? '')))
    return glob !== undefined && matcherOf(glob)(text)
  }
  if (isLiteral(fixed)) {
    const length = (text.length - sizeOf(fixed)) / holes
    if (!Number.isInteger(length) || length < 1) return []
    const value = text.slice(sizeOf(before), sizeOf(before) + length)
    return becomes(value) ? [value] : []
  }
  const start = isLiteral(before) ? sizeOf(before) : 0
  const cuts: string[] = []
  for (let end = text.length; end > start && cuts.length < MOST_CUTS && !work.isSpent; end--) {
    const value = text.slice(start, end)
    if (becomes(value)) cuts.push(value)
  }
  return cuts
}
