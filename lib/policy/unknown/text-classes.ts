import type { Automaton, State } from './automaton'
import type { Sample } from './intervals'

export type Pattern = { readonly text: string; readonly automaton: Automaton }
export type Classes = { readonly samples: readonly Sample[]; readonly exact: boolean }

/** More steps than any policy that people write needs; beyond them some class may have been missed. */
const MOST_STEPS = 100_000

type Found = { readonly value: string; readonly isFresh: boolean }

/**
 * A text for each set of patterns that some text matches all of and none of the others: the patterns' machines are
 * run side by side, through every state that they reach together. `fresh` is a character that nothing names: a text
 * that holds it equals no value of the policy.
 */
export function textClasses(patterns: readonly Pattern[], fresh: string): Classes {
  const found = new Map<string, Found>()
  const queue: { readonly states: readonly State[]; readonly text: string; readonly isFresh: boolean }[] = [
    { states: patterns.map(({ automaton }) => automaton.start), text: '', isFresh: false },
  ]
  const seen = new Set<string>()
  let steps = 0
  for (const { states, text, isFresh } of queue) {
    const chars = new Set([
      fresh,
      ...patterns.flatMap(({ automaton }, index) => automaton.awaited(states[index] ?? [])),
    ])
    for (const char of chars) {
      const next = patterns.map(({ automaton }, index) => automaton.step(states[index] ?? [], char))
      steps += next.reduce((sum, state) => sum + state.length, 1)
      if (steps > MOST_STEPS) return { samples: samplesOf(found, patterns), exact: false }
      const nextFresh = isFresh || char === fresh
      const name = `${nextFresh} ${next.map(state => state.join()).join(';')}`
      if (seen.has(name)) continue
      seen.add(name)
      const value = text + char
      const vector = patterns
        .map(({ automaton }, index) => (automaton.accepts(next[index] ?? []) ? '1' : '0'))
        .join('')
      if (!found.get(vector)?.isFresh && (nextFresh || !found.has(vector)))
        found.set(vector, { value, isFresh: nextFresh })
      queue.push({ states: next, text: value, isFresh: nextFresh })
    }
  }
  return { samples: samplesOf(found, patterns), exact: true }
}

function samplesOf(found: ReadonlyMap<string, Found>, patterns: readonly Pattern[]): readonly Sample[] {
  return [...found].map(([vector, { value }]) => {
    const met = patterns.filter((_, index) => vector[index] === '1').map(({ text }) => text)
    return { value, label: [...new Set(met)].join(' and ') || 'any other value' }
  })
}

/** A character that none of the texts holds. */
export function freshCharacter(texts: readonly string[]): string {
  const held = new Set(texts.join(''))
  let code = 0xe000
  while (held.has(String.fromCharCode(code))) code++
  return String.fromCharCode(code)
}
