import type { Clause, Layout, Part, Space, Tie } from './clauses'

/** More work than is worth it. */
export const TOO_MUCH = Symbol('too much')

type Rest = { readonly avoid: readonly Clause[]; readonly hold: readonly Tie[] }

/**
 * Looks for values of the keys with which none of some statements holds: what only one part can still avoid is
 * settled at once, and where nothing is, the statement with the fewest parts left is tried both ways.
 * https://en.wikipedia.org/wiki/DPLL_algorithm
 */
export class Search {
  /** How often a statement, or what ties keys in it, was looked at. */
  steps = 0

  constructor(
    private readonly layout: Layout,
    private readonly mostSteps: number,
  ) {}

  /** With no values these hold and none of those: null. Else classes of which any will do. */
  find(from: Space, avoid: readonly Clause[], hold: readonly Tie[]): Space | null {
    return this.findIn(from.slice(), avoid, hold)
  }

  /** Writes into the space. */
  private findIn(space: Space, avoid: readonly Clause[], hold: readonly Tie[]): Space | null {
    const rest = this.settle(space, avoid, hold)
    if (!rest) return null
    const next = this.nextOf(space, rest)
    if (!next) return space
    if ('part' in next) {
      const without = space.slice()
      cut(without, next.part, false)
      const found = this.findIn(without, rest.avoid, rest.hold)
      if (found) return found
      cut(space, next.part, true)
      return this.findIn(space, rest.avoid, rest.hold)
    }
    for (const index of this.layout.classesIn(space, next.key)) {
      const found = this.findIn(this.layout.fix(space, next.key, index), rest.avoid, rest.hold)
      if (found) return found
    }
    return null
  }

  /** null: there is no way. */
  private settle(space: Space, avoid: readonly Clause[], hold: readonly Tie[]): Rest | null {
    // What ties keys is told at once where they are settled, before all that is to be avoided is looked at.
    const untold = this.untold(space, hold)
    if (!untold) return null
    let left = avoid
    let changed = true
    while (changed) {
      changed = false
      const still: Clause[] = []
      for (const clause of left) {
        const only = this.lookAt(space, clause)
        if (only === 'avoided') continue
        if (only === 'holds') return null
        if (only === 'open') still.push(clause)
        else {
          cut(space, only, false)
          changed = true
        }
      }
      left = still
    }
    const ties = this.untold(space, untold)
    return ties && { avoid: left, hold: ties }
  }

  /** Those that still hang on something; null: one does not hold. */
  private untold(space: Space, hold: readonly Tie[]): readonly Tie[] | null {
    const untold: Tie[] = []
    for (const tie of hold) {
      const held = this.held(space, tie)
      if (held === false) return null
      if (held === undefined) untold.push(tie)
    }
    return untold
  }

  /** A part: it is the only one that can still avoid it. */
  private lookAt(space: Space, { parts, ties }: Clause): 'avoided' | 'holds' | 'open' | Part {
    this.count(1)
    let only: Part | undefined
    let open = 0
    for (const part of parts) {
      const [meets, leaves] = against(space, part)
      if (!meets) return 'avoided'
      if (!leaves) continue
      open++
      only = part
    }
    for (const tie of ties) {
      const held = this.held(space, tie)
      if (held === false) return 'avoided'
      if (held === undefined) open += 2
    }
    return open === 0 ? 'holds' : open === 1 && only ? only : 'open'
  }

  /** undefined: it hangs on what is not settled. */
  private held(space: Space, tie: Tie): boolean | undefined {
    if (tie.keys.some(key => this.layout.only(space, key) < 0)) return undefined
    this.count(tie.cost)
    return tie.holds(key => this.layout.only(space, key))
  }

  count(steps: number): void {
    this.steps += steps
    if (this.steps > this.mostSteps) throw TOO_MUCH
  }

  private nextOf(
    space: Space,
    { avoid, hold }: Rest,
  ): { readonly part: Part } | { readonly key: number } | null {
    let best: { readonly part: Part } | undefined
    let fewest = Number.POSITIVE_INFINITY
    for (const { parts } of avoid) {
      const open = parts.filter(part => against(space, part)[1])
      const [part] = open
      if (!part || open.length >= fewest) continue
      fewest = open.length
      best = { part }
    }
    if (best) return best
    // What is left hangs on several keys at once: one of them is given each of its values.
    for (const tie of [...hold, ...avoid.flatMap(({ ties }) => ties)]) {
      const key = tie.keys.find(each => this.layout.only(space, each) < 0)
      if (key !== undefined) return { key }
    }
    return null
  }
}

/** Whether some classes that are left are of the part, and whether some are not. */
function against(space: Space, { from, mask }: Part): readonly [meets: boolean, leaves: boolean] {
  let [meets, leaves] = [0, 0]
  for (let word = 0; word < mask.length; word++) {
    const left = space[from + word] ?? 0
    meets |= left & (mask[word] ?? 0)
    leaves |= left & ~(mask[word] ?? 0)
  }
  return [meets !== 0, leaves !== 0]
}

/** Keeps the classes of the part, or the others. */
export function cut(space: Space, { from, mask }: Part, keeps: boolean): void {
  for (let word = 0; word < mask.length; word++)
    space[from + word] = (space[from + word] ?? 0) & (keeps ? (mask[word] ?? 0) : ~(mask[word] ?? 0))
}
