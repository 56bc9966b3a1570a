import { type Automaton, DEAD } from './automaton'
import type { Tokens } from './tokens'

/**
 * Of a pattern without a question mark behind a star: a state is the number of places that the text has matched, each
 * stretch as far to the left as it fits. https://en.wikipedia.org/wiki/Knuth–Morris–Pratt_algorithm
 */
export class SolidAutomaton implements Automaton {
  readonly start: number
  private readonly runs: Int32Array
  private readonly fallbacks: Int32Array
  private readonly others: Int32Array
  private readonly known: (readonly number[] | undefined)[] = []

  constructor(private readonly tokens: Tokens) {
    this.runs = runsBefore(tokens)
    this.fallbacks = fallbacksOf(tokens, this.runs)
    this.others = othersOf(tokens, this.runs, this.fallbacks)
    this.start = this.enter(0)
  }

  step(state: number, code: number): number {
    const { tokens, runs, others } = this
    const run = runs[state] ?? NONE
    for (let place = state; place > run; place = others[place] ?? NONE)
      if (tokens.takes(place, code)) return this.enter(place + 1)
    return run >= 0 && tokens.takes(run, code) ? run + 1 : DEAD
  }

  accepts(state: number): boolean {
    return state === this.tokens.length
  }

  isSure(state: number): boolean {
    return state === this.tokens.length && this.tokens.isOpen(state - 1)
  }

  awaited(state: number): readonly number[] {
    const awaited = this.known[state] ?? this.awaits(state)
    this.known[state] = awaited
    return awaited
  }

  cost(): number {
    return 1
  }

  private enter(place: number): number {
    return this.tokens.isRun(place) ? place + 1 : place
  }

  private awaits(state: number): readonly number[] {
    const { tokens, runs, fallbacks, known } = this
    const run = runs[state] ?? NONE
    const own = tokens.awaits(state)
    if (run < 0) return own
    const codes = new Set(own)
    for (let place = state; place > run + 1; ) {
      place = fallbacks[place] ?? 0
      const before = known[place]
      for (const code of before ?? tokens.awaits(place)) codes.add(code)
      if (before) break
    }
    for (const code of tokens.awaits(run)) codes.add(code)
    return [...codes]
  }
}

const NONE = -1

/** For each place: where the star stands to which a text may fall back, or NONE. */
function runsBefore(tokens: Tokens): Int32Array {
  const runs = new Int32Array(tokens.length + 1)
  let run = NONE
  for (let place = 0; place < tokens.length; place++) {
    runs[place] = run
    if (tokens.isRun(place)) run = place
    // A colon that the star cannot cross.
    else if (run >= 0 && !tokens.takes(run, tokens.codes[place] ?? 0)) run = NONE
  }
  runs[tokens.length] = run
  return runs
}

/** For each place: the greatest one before it, of the same stretch, that the same text has come to as well. */
function fallbacksOf(tokens: Tokens, runs: Int32Array): Int32Array {
  const fallbacks = new Int32Array(tokens.length + 1)
  for (let place = 1; place <= tokens.length; place++) {
    const first = (runs[place] ?? NONE) + 1
    if (first === 0 || place <= first) continue
    const code = tokens.codes[place - 1] ?? 0
    let before = place - 1
    let found = first
    while (before > first && found === first) {
      before = fallbacks[before] ?? 0
      if (tokens.takes(before, code)) found = before + 1
    }
    fallbacks[place] = found
  }
  return fallbacks
}

/**
 * For each place: the next one to fall back to that waits for another character, or NONE. What the place itself does
 * not take, the same would not take again, and a text of one letter would be gone through for each of its places.
 */
function othersOf(tokens: Tokens, runs: Int32Array, fallbacks: Int32Array): Int32Array {
  const others = new Int32Array(tokens.length + 1).fill(NONE)
  for (let place = 1; place <= tokens.length; place++) {
    const run = runs[place] ?? NONE
    if (run < 0 || place === run + 1) continue
    const before = fallbacks[place] ?? 0
    const isSame = place < tokens.length && tokens.takes(before, tokens.codes[place] ?? 0)
    others[place] = isSame ? (others[before] ?? NONE) : before
  }
  return others
}
