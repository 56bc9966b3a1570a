import type { Sample } from './intervals'
import type { Pattern } from './pattern'

/** Texts by the set of patterns that they match, up to so many members of each. */
export class Found {
  private readonly sets = new Map<string, { readonly met: readonly number[]; readonly texts: string[] }>()
  private readonly mostSets: number

  constructor(
    private readonly patterns: readonly Pattern[],
    private readonly members: number,
  ) {
    const literals = patterns.filter(({ isLiteral }) => isLiteral)
    const others = patterns.length - literals.length
    // A whole text is in one set, and no two of them are in the same.
    this.mostSets = new Set(literals.map(({ text }) => text)).size + 2 ** others
  }

  /** `met`: the places of the patterns that match it, in order. */
  add(text: string, met: readonly number[]): void {
    const name = met.join()
    const known = this.sets.get(name)
    if (!known) this.sets.set(name, { met, texts: [text] })
    else if (known.texts.length < this.members && !known.texts.includes(text)) known.texts.push(text)
  }

  /** Whether there is no other set to be found. */
  get isAll(): boolean {
    return this.members === 1 && this.sets.size === this.mostSets
  }

  samples(): readonly Sample[] {
    return [...this.sets.values()].flatMap(({ met, texts }) => {
      const patterns = met.flatMap(index => this.patterns[index] ?? [])
      const literals = patterns.filter(({ isLiteral }) => isLiteral)
      const named = literals.length > 0 ? literals : patterns
      const label = [...new Set(named.map(({ text }) => text))].join(' and ') || 'any other value'
      return texts.map(value => ({ value, label }))
    })
  }
}
