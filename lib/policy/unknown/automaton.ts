import { ANY_ONE, ANY_RUN, type Glob, literal, matcherOf } from '../glob'
import { arnParts } from '../operators/arn'

/** How many tokens of the pattern may have been matched by the text so far: each number that is possible, in order. */
export type State = readonly number[]

export type Automaton = {
  readonly start: State
  step(state: State, char: string): State
  accepts(state: State): boolean
  /** Characters that some token awaits in this state: any other one does the same as each other. */
  awaited(state: State): readonly string[]
}

type Token = {
  readonly repeats: boolean
  /** Characters that it treats unlike the rest. */
  readonly awaits: readonly string[]
  takes(char: string): boolean
}

const any = (repeats: boolean, except: string | null): Token => ({
  repeats,
  awaits: except === null ? [] : [except],
  takes: char => char !== except,
})

/** StringLike. */
export function likeAutomaton(glob: Glob): Automaton {
  return machine(tokensOf(glob, null))
}

/** The ARN operators: no wildcard crosses a colon but in the last of six parts. null: it meets nothing. */
export function arnAutomaton(glob: Glob): Automaton | null {
  const [scheme, ...parts] = arnParts(glob)
  if (!scheme || parts.length !== 5 || !matcherOf(scheme)('arn')) return null
  return machine([
    ...tokensOf(literal('arn'), null),
    ...parts.flatMap((part, index) => [
      ...tokensOf([':'], null),
      ...tokensOf(part, index < parts.length - 1 ? ':' : null),
    ]),
  ])
}

/** StringEqualsIgnoreCase. */
export function caselessAutomaton(text: string): Automaton {
  return machine(
    text.split('').map(char => ({
      repeats: false,
      awaits: [char.toLowerCase(), char.toUpperCase()],
      takes: other => other.toLowerCase() === char.toLowerCase(),
    })),
  )
}

function tokensOf(glob: Glob, except: string | null): readonly Token[] {
  return glob
    .filter((each, index) => each !== ANY_RUN || glob[index - 1] !== ANY_RUN)
    .map(each => {
      if (each === ANY_RUN) return any(true, except)
      if (each === ANY_ONE) return any(false, except)
      const char = each as string
      return { repeats: false, awaits: [char], takes: other => other === char }
    })
}

function machine(tokens: readonly Token[]): Automaton {
  // A token that repeats may also be passed over.
  const add = (state: number[], place: number) => {
    if (state.at(-1) !== place) state.push(place)
    if (tokens[place]?.repeats) state.push(place + 1)
  }
  const closed = (places: readonly number[]) => {
    const state: number[] = []
    for (const place of places) add(state, place)
    return state
  }
  return {
    start: closed([0]),
    step(state, char) {
      const next = new Set<number>()
      for (const place of state) {
        const token = tokens[place]
        if (token?.takes(char)) next.add(token.repeats ? place : place + 1)
      }
      return [...new Set(closed([...next].sort((a, b) => a - b)))]
    },
    accepts: state => state.includes(tokens.length),
    awaited: state => state.flatMap(place => tokens[place]?.awaits ?? []),
  }
}
