import { type Condition, resolved } from '../condition'
import { type LookUp, substitutes } from '../variables'
import {
  arnLike,
  caseless,
  caselessLike,
  exactly,
  like,
  type Pattern,
  substituted,
  type Value,
  written,
} from './pattern'
import { type Classes, freshCharacters, textClasses } from './text-classes'

/** Operators that compare texts: one key may be asked by several of them, and they are looked at together. */
export const TEXT_KINDS: ReadonlySet<string> = new Set(['string', 'arn', 'bool'])

/** Texts that stand for all, as the text operators among the conditions tell them apart, and further patterns. */
export function textsOf(
  conditions: readonly Condition[],
  lookUp: LookUp,
  more: readonly Pattern[] = [],
  members = 1,
): Classes {
  const patterns = new Map<string, { readonly pattern: Pattern; readonly by: number[] }>()
  const ask = (pattern: Pattern, by: number) => {
    const known = patterns.get(pattern.name)
    if (!known) patterns.set(pattern.name, { pattern, by: [by] })
    else if (!known.by.includes(by)) known.by.push(by)
  }
  const lists = distinct(conditions.map(each => patternsOf(each, lookUp)))
  for (const [by, list] of lists.entries()) for (const pattern of list) ask(pattern, by)
  for (const [index, pattern] of more.entries()) ask(pattern, lists.length + index)
  const all = [...patterns.values()]
  const fresh = freshCharacters(
    all.map(({ pattern }) => pattern.text),
    members,
  )
  if (!all.every(({ pattern }) => pattern.isLiteral)) {
    const classes = textClasses(all, fresh, members)
    return { ...classes, exact: classes.exact && all.every(({ pattern }) => hasPlainCase(pattern)) }
  }
  // Where only whole texts are asked for, they and some that nothing names are all there is to tell apart.
  const named = all.map(({ pattern: { text } }) => ({ value: text, label: text }))
  const others = fresh.map(value => ({ value, label: 'any other value' }))
  return { samples: [...named, ...others], exact: true, steps: 0 }
}

/** Conditions that ask the same are one, and so are those that ask its contrary. */
function distinct(lists: readonly (readonly Pattern[])[]): readonly (readonly Pattern[])[] {
  return [...new Map(lists.map(list => [JSON.stringify(list.map(({ name }) => name)), list])).values()]
}

/**
 * Beyond Latin-1, which is all that KMS takes, the case of a letter may hang on its neighbours; within it only ß has a
 * capital that is not found from it.
 */
function hasPlainCase({ text, reading }: Pattern): boolean {
  return !reading.startsWith('caseless') || /^[\t\n\r\u0020-\u00de\u00e0-\u00ff]*$/.test(text)
}

function patternsOf(condition: Condition, lookUp: LookUp): readonly Pattern[] {
  const { operator } = condition.qualified ?? {}
  if (!operator || !TEXT_KINDS.has(operator.kind)) return []
  return valuesOf(condition, lookUp).flatMap(value => {
    if (operator.kind === 'arn') return arnLike(value) ?? []
    if (operator.name.endsWith('LikeIgnoreCase')) return caselessLike(value)
    if (operator.kind === 'bool' || isCaseless(operator.name)) return caseless(value.text)
    return operator.name.endsWith('Like') ? like(value) : exactly(value.text)
  })
}

function valuesOf(condition: Condition, lookUp: LookUp): readonly Value[] {
  if (condition.texts.some(substitutes)) return resolved(condition, lookUp).map(substituted)
  return condition.texts.map(written)
}

export function isCaseless(operatorName: string): boolean {
  return operatorName.endsWith('IgnoreCase')
}

/** Of texts, or of none at all: what other operators compare is no text to them. */
export function asksForWholeTexts(conditions: readonly Condition[], more: readonly Pattern[]): boolean {
  return more.every(({ isLiteral }) => isLiteral) && conditions.every(isOfWholeTexts)
}

function isOfWholeTexts({ qualified, texts }: Condition): boolean {
  const { kind, name = '' } = qualified?.operator ?? {}
  if (kind !== 'string') return true
  return (
    /^String(Not)?Equals$/.test(name) || (name.endsWith('Like') && !texts.some(each => /[*?]/.test(each)))
  )
}
