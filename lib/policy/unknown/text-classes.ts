import { type Automaton, DEAD } from './automaton'
import { type Asked, conditionsOf, Found } from './found-texts'
import type { Sample } from './intervals'

export type Classes = {
  readonly samples: readonly Sample[]
  readonly exact: boolean
  /** The work: how often a pattern was taken one character on. */
  readonly steps: number
}

/**
 * More steps than policies that people write need; beyond them some class may have been missed. Many patterns need
 * many, and a few that need as many are made to.
 */
function mostSteps(patterns: number): number {
  return 8_000 + Math.min(patterns, 200) * 200
}

/** How far the patterns have come with a text side by side; those that match nothing that follows are left out. */
type State = {
  readonly text: string
  /** Of those that may match yet or no longer: the pattern's place, its state, and so on. */
  readonly live: readonly number[]
  /** The places of those that match whatever follows. */
  readonly sure: readonly number[]
}

/**
 * Texts for each set of conditions that some text meets all of and none of the others, the empty text's among them:
 * the machines of their patterns are run side by side, through every state that they reach together. `members`
 * different texts for each set of patterns where there are as many: a state is entered by so many ways, and no way
 * more is needed. `fresh` are as many characters that nothing names.
 */
export function textClasses(asked: readonly Asked[], fresh: readonly string[], members: number): Classes {
  const found = new Found(asked, members)
  tryLikely(asked, fresh[0] ?? '', found)
  if (found.isAll) return { samples: found.samples(), exact: true, steps: 0 }
  const together = new Together(asked)
  const seen = new Map<string, number>()
  const queue: State[] = []
  const enter = (state: State) => {
    const name = `${state.live.join()};${conditionsOf(asked, state.sure).join()}`
    const times = seen.get(name) ?? 0
    if (times === members) return
    seen.set(name, times + 1)
    queue.push(state)
    found.add(state.text, together.met(state))
  }
  enter(together.start)
  const most = mostSteps(asked.length)
  let steps = 0
  for (const state of queue) {
    if (found.isAll) break
    const cost = together.cost(state)
    for (const code of new Set([...fresh.map(each => each.charCodeAt(0)), ...together.awaited(state)])) {
      steps += cost
      if (steps > most) return { samples: found.samples(), exact: false, steps }
      enter(together.step(state, code))
    }
  }
  return { samples: found.samples(), exact: true, steps }
}

const MOST_TRIED = 40_000

/** No text, one that nothing names, and the shortest of each pattern are often all that there is to find. */
function tryLikely(asked: readonly Asked[], fresh: string, found: Found): void {
  const add = (text: string) =>
    found.add(
      text,
      asked.flatMap(({ pattern }, index) => (pattern.matches(text) ? [index] : [])),
    )
  add('')
  add(fresh)
  for (const { pattern } of asked.slice(0, MOST_TRIED / asked.length)) add(pattern.shortest(fresh))
}

class Together {
  readonly start: State
  private readonly machines: readonly Automaton[]

  constructor(private readonly asked: readonly Asked[]) {
    this.machines = asked.map(({ pattern }) => pattern.automaton)
    const live: number[] = []
    const sure: number[] = []
    for (const [index, { start }] of this.machines.entries()) this.put(index, start, live, sure)
    this.start = { text: '', live, sure }
  }

  step({ text, live, sure }: State, code: number): State {
    const next: number[] = []
    const settled: number[] = []
    for (let at = 0; at < live.length; at += 2) {
      const index = live[at] ?? 0
      this.put(index, this.machine(index).step(live[at + 1] ?? 0, code), next, settled)
    }
    const longer = text + String.fromCharCode(code)
    if (settled.length === 0) return { text: longer, live: next, sure }
    const all = [...sure, ...settled].sort((a, b) => a - b)
    return { text: longer, live: this.without(next, new Set(conditionsOf(this.asked, all))), sure: all }
  }

  /** What only conditions ask for that are met whatever follows tells no more apart. */
  private without(live: readonly number[], met: ReadonlySet<number>): readonly number[] {
    const kept: number[] = []
    for (let at = 0; at < live.length; at += 2) {
      const index = live[at] ?? 0
      if (this.asked[index]?.by.some(condition => !met.has(condition))) kept.push(index, live[at + 1] ?? 0)
    }
    return kept
  }

  cost({ live }: State): number {
    let cost = 1
    for (let at = 0; at < live.length; at += 2) cost += this.machine(live[at] ?? 0).cost(live[at + 1] ?? 0)
    return cost
  }

  awaited({ live }: State): readonly number[] {
    const codes: number[] = []
    for (let at = 0; at < live.length; at += 2)
      for (const code of this.machine(live[at] ?? 0).awaited(live[at + 1] ?? 0)) codes.push(code)
    return codes
  }

  /** The places of the patterns that match the text as it is. */
  met({ live, sure }: State): readonly number[] {
    const met = [...sure]
    for (let at = 0; at < live.length; at += 2) {
      const index = live[at] ?? 0
      if (this.machine(index).accepts(live[at + 1] ?? 0)) met.push(index)
    }
    return met.sort((a, b) => a - b)
  }

  private put(index: number, state: number, live: number[], sure: number[]): void {
    if (state === DEAD) return
    if (this.machine(index).isSure(state)) sure.push(index)
    else live.push(index, state)
  }

  private machine(index: number): Automaton {
    return this.machines[index] as Automaton
  }
}

/** Characters that none of the texts holds, in no case. */
export function freshCharacters(texts: readonly string[], count: number): readonly string[] {
  const fresh: string[] = []
  for (let code = 0xe000; fresh.length < count; code++) {
    const char = String.fromCharCode(code)
    if (!texts.some(text => text.includes(char))) fresh.push(char)
  }
  return fresh
}
