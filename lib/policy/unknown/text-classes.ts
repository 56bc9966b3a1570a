import type { Automaton, State } from './automaton'
import type { Sample } from './intervals'

export type Pattern = {
  readonly text: string
  readonly reading: 'exact' | 'like' | 'arn' | 'caseless'
  readonly automaton: Automaton
  /** It matches this text and no other. */
  readonly isLiteral: boolean
}
export type Classes = { readonly samples: readonly Sample[]; readonly exact: boolean }

/** More steps than any policy that people write needs; beyond them some class may have been missed. */
const MOST_STEPS = 100_000

/**
 * Texts for each set of patterns that some text matches all of and none of the others, the empty text's among them:
 * the patterns' machines are run side by side, through every state that they reach together. `members` different
 * texts for each where there are as many: a state is entered by so many ways, and no way more is needed. `fresh` are
 * as many characters that nothing names.
 */
export function textClasses(
  patterns: readonly Pattern[],
  fresh: readonly string[],
  members: number,
): Classes {
  const found = new Map<string, string[]>()
  const seen = new Map<string, number>()
  const queue: { readonly states: readonly State[]; readonly text: string }[] = []
  const enter = (states: readonly State[], text: string) => {
    const name = states.map(state => state.join()).join(';')
    const times = seen.get(name) ?? 0
    if (times === members) return
    seen.set(name, times + 1)
    queue.push({ states, text })
    const met = patterns.map(({ automaton }, index) => (automaton.accepts(states[index] ?? []) ? '1' : '0'))
    const texts = found.get(met.join('')) ?? []
    if (texts.length < members) found.set(met.join(''), [...texts, text])
  }
  enter(
    patterns.map(({ automaton }) => automaton.start),
    '',
  )
  let steps = 0
  for (const { states, text } of queue) {
    const awaited = patterns.flatMap(({ automaton }, index) => automaton.awaited(states[index] ?? []))
    for (const char of new Set([...fresh, ...awaited])) {
      const next = patterns.map(({ automaton }, index) => automaton.step(states[index] ?? [], char))
      steps += next.reduce((sum, state) => sum + state.length, 1)
      if (steps > MOST_STEPS) return { samples: samplesOf(found, patterns), exact: false }
      enter(next, text + char)
    }
  }
  return { samples: samplesOf(found, patterns), exact: true }
}

function samplesOf(
  found: ReadonlyMap<string, readonly string[]>,
  patterns: readonly Pattern[],
): readonly Sample[] {
  return [...found].flatMap(([vector, values]) => {
    const met = patterns.filter((_, index) => vector[index] === '1')
    const named = met.some(({ isLiteral }) => isLiteral) ? met.filter(({ isLiteral }) => isLiteral) : met
    const label = [...new Set(named.map(({ text }) => text))].join(' and ') || 'any other value'
    return values.map(value => ({ value, label }))
  })
}

/** Characters that none of the texts holds, in no case. */
export function freshCharacters(texts: readonly string[], count: number): readonly string[] {
  const held = new Set(texts.join(''))
  const fresh: string[] = []
  for (let code = 0xe000; fresh.length < count; code++) {
    const char = String.fromCharCode(code)
    if (!held.has(char)) fresh.push(char)
  }
  return fresh
}
