import { type Automaton, DEAD } from './automaton'
import type { Tokens } from './tokens'

/** Of any pattern: a state is a set of places up to which the text may have matched it, in order. */
export class GappedAutomaton implements Automaton {
  readonly start: number
  private readonly states: (readonly number[])[] = []
  private readonly numbers = new Map<string, number>()

  constructor(private readonly tokens: Tokens) {
    this.start = this.enter(tokens.isRun(0) ? [0, 1] : [0])
  }

  step(state: number, code: number): number {
    const { tokens } = this
    const next: number[] = []
    for (const place of this.states[state] ?? []) {
      if (!tokens.takes(place, code)) continue
      const after = tokens.isRun(place) ? place : place + 1
      if (next.at(-1) !== after) next.push(after)
      if (tokens.isRun(after)) next.push(after + 1)
    }
    return this.enter(next)
  }

  accepts(state: number): boolean {
    return this.states[state]?.at(-1) === this.tokens.length
  }

  isSure(state: number): boolean {
    return this.accepts(state) && this.tokens.isOpen(this.tokens.length - 1)
  }

  awaited(state: number): readonly number[] {
    return [...new Set((this.states[state] ?? []).flatMap(place => this.tokens.awaits(place)))]
  }

  cost(state: number): number {
    return this.states[state]?.length ?? 0
  }

  /** A star that was come to takes all that the places before it would. */
  private enter(places: readonly number[]): number {
    const state = places.slice(
      Math.max(
        0,
        places.findLastIndex(place => this.tokens.isRun(place)),
      ),
    )
    if (state.length === 0) return DEAD
    const name = state.join()
    const known = this.numbers.get(name)
    if (known !== undefined) return known
    this.numbers.set(name, this.states.length)
    return this.states.push(state) - 1
  }
}
