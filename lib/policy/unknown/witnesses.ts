import { type Clause, clausesOf, isSet, Layout, type Space, type Tie } from './clauses'
import { ALLOW, EXPLICIT, IMPLICIT } from './diagram'
import type { Level } from './levels'
import { Near } from './near'
import type { OpenStatement } from './open'
import { cut, Search, TOO_MUCH } from './search'

export type Witnessed = {
  readonly answers: ReadonlySet<number>
  /** As that of a diagram. */
  readonly influence: ReadonlyMap<string, readonly string[]>
  readonly steps: number
}

/**
 * The same as a diagram tells, of policies whose diagram is too large to be made: for each answer, and for each value
 * of each key, one way is looked for in which it comes about. null: that takes too many steps.
 */
export function witnessed(
  statements: readonly OpenStatement[],
  levels: readonly Level[],
  isAllowed: boolean,
  mostSteps: number,
): Witnessed | null {
  try {
    return new Witnesses(statements, levels, isAllowed, mostSteps).all()
  } catch (error) {
    if (error === TOO_MUCH) return null
    throw error
  }
}

class Witnesses {
  private readonly layout: Layout
  private readonly search: Search
  private readonly allows: readonly Clause[]
  private readonly denies: readonly Clause[]
  /** For each key the classes with which the answer is allow where with another it is not. */
  private readonly winning: readonly Set<number>[]

  constructor(
    statements: readonly OpenStatement[],
    private readonly levels: readonly Level[],
    private readonly isAllowed: boolean,
    mostSteps: number,
  ) {
    this.layout = new Layout(levels)
    this.search = new Search(this.layout, mostSteps)
    const clauses = clausesOf(statements, levels, this.layout)
    this.allows = clauses.filter(({ effect }) => effect === 'Allow')
    this.denies = clauses.filter(({ effect }) => effect === 'Deny')
    this.winning = levels.map(() => new Set<number>())
  }

  all(): Witnessed {
    const answers = this.answers()
    const isSettled = answers.has(ALLOW) && answers.size > 1
    if (isSettled)
      for (const key of this.levels.keys())
        for (let index = 0; index < (this.layout.counts[key] ?? 0); index++)
          if (!this.winning[key]?.has(index)) this.decides(key, index)
    return { answers, influence: isSettled ? this.influence() : new Map(), steps: this.search.steps }
  }

  private answers(): ReadonlySet<number> {
    const whole = this.layout.whole()
    const answers = new Set<number>()
    if (this.isAllowed && this.learn(this.search.find(whole, this.denies, []))) answers.add(ALLOW)
    for (const allow of this.isAllowed ? [] : this.allows)
      if (this.learn(this.findWith(whole, [allow], this.denies))) answers.add(ALLOW)
    if (this.denies.some(deny => this.findWith(whole, [deny], []))) answers.add(EXPLICIT)
    if (!this.isAllowed && this.search.find(whole, [...this.allows, ...this.denies], []))
      answers.add(IMPLICIT)
    return answers
  }

  /** Whether with this class the answer can be allow where with another it is not, all else the same. */
  private decides(key: number, index: number): boolean {
    const space = this.layout.fix(this.layout.whole(), key, index)
    const holdsAt = (clause: Clause, at: number) =>
      clause.parts.every(part => part.key !== key || isSet(part.mask, 0, at))
    const others = this.layout.classesIn(this.layout.whole(), key).filter(each => each !== index)
    const about = (clause: Clause) =>
      clause.parts.some(part => part.key === key) || clause.ties.some(({ keys }) => keys.includes(key))
    const allows = this.allows.filter(allow => holdsAt(allow, index))
    const denies = this.denies.filter(deny => holdsAt(deny, index))
    if (!this.search.find(space, denies, [])) return false
    // Another class makes a Deny hold.
    for (const deny of this.denies.filter(about))
      for (const other of othersOf(deny, key, others, holdsAt)) {
        const moved = at(deny, key, other)
        if (this.isAllowed && this.learn(this.findWith(space, [moved], denies))) return true
        if (!this.isAllowed && !this.findWith(space, [moved], denies)) continue
        for (const allow of this.isAllowed ? [] : allows)
          if (this.learn(this.findWith(space, [moved, allow], denies))) return true
      }
    // Another class lets no Allow hold.
    for (const other of this.isAllowed ? [] : others) {
      const avoid = this.allows.filter(allow => holdsAt(allow, other)).map(allow => at(allow, key, other))
      if (avoid.some(({ parts, ties }) => parts.length + ties.length === 0)) continue
      for (const allow of allows.filter(about))
        if (this.learn(this.findWith(space, [allow], [...denies, ...avoid]))) return true
    }
    return false
  }

  /** Where all these hold and none of those. */
  private findWith(from: Space, hold: readonly Clause[], avoid: readonly Clause[]): Space | null {
    const space = from.slice()
    const ties: Tie[] = []
    for (const clause of hold) {
      for (const part of clause.parts) {
        cut(space, part, true)
        if (part.mask.every((_, word) => space[part.from + word] === 0)) return null
      }
      ties.push(...clause.ties)
    }
    return this.search.find(space, avoid, ties)
  }

  /** Of one way in which the answer is allow, what every other class of each single key would make of it. */
  private learn(found: Space | null): boolean {
    if (!found) return false
    const chosen = this.levels.map((_, key) => this.layout.classesIn(found, key)[0] ?? 0)
    const near = new Near([...this.allows, ...this.denies], chosen, this.search)
    for (const [key, { classes }] of this.levels.entries()) {
      const winning = this.winning[key]
      if (!winning || winning.size === classes.length) continue
      const allows = this.isAllowed ? null : near.meets('Allow', key, classes.length)
      const denies = near.meets('Deny', key, classes.length)
      const allowed = [...classes.keys()].filter(index => allows?.has(index) !== false && !denies.has(index))
      if (allowed.length < classes.length) for (const index of allowed) winning.add(index)
    }
    return true
  }

  private influence(): ReadonlyMap<string, readonly string[]> {
    return new Map(
      this.levels.flatMap(({ key, classes }, place) => {
        const winning = this.winning[place]
        if (!winning?.size) return []
        const labels = classes.flatMap((each, index) => (winning.has(index) ? each.labels : []))
        return [[key, [...new Set(labels)]] as const]
      }),
    )
  }
}

/** The classes with which it may hold; where no tie asks for the key, one stands for all of them. */
function othersOf(
  clause: Clause,
  key: number,
  others: readonly number[],
  holdsAt: (clause: Clause, at: number) => boolean,
): readonly number[] {
  const holding = others.filter(other => holdsAt(clause, other))
  return clause.ties.some(({ keys }) => keys.includes(key)) ? holding : holding.slice(0, 1)
}

/** The statement where the key has this class, whatever it is elsewhere; its own part is to hold with it. */
function at({ effect, parts, ties }: Clause, key: number, index: number): Clause {
  return {
    effect,
    parts: parts.filter(part => part.key !== key),
    ties: ties.map(tie => ({
      ...tie,
      keys: tie.keys.filter(each => each !== key),
      holds: tie.keys.includes(key)
        ? classOf => tie.holds(each => (each === key ? index : classOf(each)))
        : tie.holds,
    })),
  }
}
