import { type Condition, resolved } from '../condition'
import { type Glob, isLiteral, literal, plainText } from '../glob'
import type { LookUp } from '../variables'
import { arnAutomaton, caselessAutomaton, likeAutomaton } from './automaton'
import { type Classes, freshCharacters, type Pattern, textClasses } from './text-classes'

/** Operators that compare texts: one key may be asked by several of them, and they are looked at together. */
export const TEXT_KINDS: ReadonlySet<string> = new Set(['string', 'arn', 'bool'])

/** Texts that stand for all, as the text operators among the conditions tell them apart, and further patterns. */
export function textsOf(
  conditions: readonly Condition[],
  lookUp: LookUp,
  more: readonly Pattern[] = [],
  members = 1,
): Classes {
  const patterns = new Map<string, Pattern>()
  for (const pattern of [...conditions.flatMap(each => patternsOf(each, lookUp)), ...more]) {
    // Stars that a variable brought in make the same text another pattern.
    const { text, reading, isLiteral } = pattern
    patterns.set(`${reading} ${isLiteral} ${text}`, pattern)
  }
  const all = [...patterns.values()]
  const fresh = freshCharacters(
    all.map(({ text }) => text),
    members,
  )
  if (!all.every(each => each.isLiteral)) return textClasses(all, fresh, members)
  // Where only whole texts are asked for, they and some that nothing names are all there is to tell apart.
  const named = all.map(({ text }) => ({ value: text, label: text }))
  return { samples: [...named, ...fresh.map(value => ({ value, label: 'any other value' }))], exact: true }
}

export function exactly(text: string): Pattern {
  return { text, reading: 'exact', automaton: likeAutomaton(literal(text)), isLiteral: true }
}

export function arnLike(glob: Glob): readonly Pattern[] {
  const automaton = arnAutomaton(glob)
  return automaton ? [{ text: plainText(glob), reading: 'arn', automaton, isLiteral: isLiteral(glob) }] : []
}

function patternsOf(condition: Condition, lookUp: LookUp): readonly Pattern[] {
  const { operator } = condition.qualified ?? {}
  if (!operator || !TEXT_KINDS.has(operator.kind)) return []
  return resolved(condition, lookUp).flatMap((glob): readonly Pattern[] => {
    const text = plainText(glob)
    if (operator.kind === 'arn') return arnLike(glob)
    if (operator.kind === 'bool' || isCaseless(operator.name))
      return [{ text, reading: 'caseless', automaton: caselessAutomaton(text), isLiteral: false }]
    if (isLiteral(glob) || !operator.name.endsWith('Like')) return [exactly(text)]
    return [{ text, reading: 'like', automaton: likeAutomaton(glob), isLiteral: false }]
  })
}

export function isCaseless(operatorName: string): boolean {
  return operatorName.endsWith('IgnoreCase')
}
