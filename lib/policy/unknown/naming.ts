import type { Asked } from './found-texts'

/** The places of the patterns that some text meets, in order. */
type Met = readonly number[]

const MOST_EXCEPTIONS = 3

/** Beyond so many sets and members of them it is not looked which of them a pattern is parted by. */
const MOST_WORK = 200_000

/** Says which texts are meant that meet some patterns and none of the others: no pattern is named that holds more. */
export class Naming {
  private readonly sets: readonly ReadonlySet<number>[]
  private work = 0

  constructor(
    private readonly asked: readonly Asked[],
    found: readonly Met[],
  ) {
    this.sets = found.map(met => new Set(met))
  }

  labelOf(met: Met): string {
    if (met.length === 0) return 'any other value'
    this.work += this.sets.length * met.length
    if (this.work > MOST_WORK) return `some of ${this.textsOf(met)}`
    const shown = this.narrowest(met)
    const exceptions = this.exceptionsOf(shown, met)
    const named = this.textsOf(shown)
    if (exceptions.length === 0) return named
    return exceptions.length > MOST_EXCEPTIONS
      ? `some of ${named}`
      : `${named} but not ${exceptions.map(each => this.textOf(each)).join(', ')}`
  }

  /** Without those that each text meets that meets another one of them. */
  private narrowest(met: Met): Met {
    let kept = met
    for (const index of met) {
      const rest = kept.filter(each => each !== index)
      const implies = (other: number) => this.sets.every(set => !set.has(other) || set.has(index))
      if (rest.some(implies)) kept = rest
    }
    return kept
  }

  /** Others that some text meets that meets these; what only the same conditions ask for parts nothing. */
  private exceptionsOf(shown: Met, met: Met): Met {
    const conditions = new Set(met.flatMap(index => this.asked[index]?.by ?? []))
    const others = new Set<number>()
    for (const set of this.sets)
      if (shown.every(index => set.has(index))) for (const index of set) others.add(index)
    return [...others].filter(
      index =>
        !met.includes(index) && this.asked[index]?.by.some(condition => !conditions.has(condition)) === true,
    )
  }

  private textsOf(met: Met): string {
    return [...new Set(met.map(index => this.textOf(index)))].join(' and ')
  }

  private textOf(index: number): string {
    return this.asked[index]?.pattern.text ?? ''
  }
}
