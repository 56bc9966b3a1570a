import { type Clause, isSet } from './clauses'
import type { Search } from './search'

/**
 * The statements around one way in which the keys may turn out: those that hold in it, or would if one key alone had
 * another class. All others lack more than one.
 */
export class Near {
  private readonly holding: Clause[] = []
  /** By the key that alone keeps them from holding. */
  private readonly lacking = new Map<number, Clause[]>()
  /** Of these it is asked each time. */
  private readonly tied: Clause[] = []

  constructor(
    clauses: readonly Clause[],
    /** The class of each key. */
    private readonly chosen: readonly number[],
    private readonly search: Search,
  ) {
    search.count(clauses.length)
    for (const clause of clauses) {
      const lacks = clause.parts.filter(({ key, mask }) => !isSet(mask, 0, chosen[key] ?? 0))
      const [only] = lacks
      if (clause.ties.length > 0) this.tied.push(clause)
      else if (!only) this.holding.push(clause)
      else if (lacks.length === 1) this.lacking.set(only.key, [...(this.lacking.get(only.key) ?? []), clause])
    }
  }

  /** With which of its classes, so many, the key lets a statement of this effect hold, the others as chosen. */
  meets(effect: Clause['effect'], key: number, count: number): ReadonlySet<number> {
    const ofEffect = (each: Clause) => each.effect === effect
    const near = [...this.holding, ...(this.lacking.get(key) ?? [])].filter(ofEffect)
    const tied = this.tied.filter(ofEffect)
    const all = Array.from({ length: count }, (_, index) => index)
    this.search.count(near.length + tied.length * count)
    const met = new Set<number>()
    for (const { parts } of near) {
      const own = parts.find(part => part.key === key)
      for (const index of all) if (!own || isSet(own.mask, 0, index)) met.add(index)
      if (met.size === count) return met
    }
    for (const clause of tied)
      for (const index of all) if (!met.has(index) && this.holds(clause, key, index)) met.add(index)
    return met
  }

  private holds({ parts, ties }: Clause, key: number, index: number): boolean {
    const classOf = (each: number) => (each === key ? index : (this.chosen[each] ?? 0))
    return (
      parts.every(part => isSet(part.mask, 0, classOf(part.key))) && ties.every(tie => tie.holds(classOf))
    )
  }
}
