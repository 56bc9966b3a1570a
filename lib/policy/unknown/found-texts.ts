import type { Sample } from './intervals'
import { Naming } from './naming'
import type { Pattern } from './pattern'

/** Of the patterns that one condition asks for it matters whether a text meets some, and not which. */
export type Asked = {
  readonly pattern: Pattern
  /** The conditions, by number. */
  readonly by: readonly number[]
}

/** Texts by the set of patterns that they match, up to so many members of each. */
export class Found {
  private readonly sets = new Map<string, { readonly met: readonly number[]; readonly texts: string[] }>()
  private readonly literals: ReadonlySet<string>
  /** Of texts that are none of the literals: which conditions they meet. */
  private readonly ways = new Set<string>()
  private readonly mostWays: number

  constructor(
    private readonly asked: readonly Asked[],
    private readonly members: number,
  ) {
    this.literals = new Set(asked.flatMap(({ pattern }) => (pattern.isLiteral ? pattern.text : [])))
    const open = asked.filter(({ pattern }) => !pattern.isLiteral)
    this.mostWays = 2 ** new Set(open.flatMap(({ by }) => by)).size
  }

  /** `met`: the places of the patterns that match it, in order. */
  add(text: string, met: readonly number[]): void {
    const name = met.join()
    const known = this.sets.get(name)
    if (!known) {
      this.sets.set(name, { met, texts: [text] })
      if (!this.literals.has(text)) this.ways.add(conditionsOf(this.asked, met).join())
    } else if (known.texts.length < this.members && !known.texts.includes(text)) known.texts.push(text)
  }

  /** Whether there is nothing left to be found that some condition would tell apart. */
  get isAll(): boolean {
    return this.members === 1 && this.ways.size === this.mostWays
  }

  samples(): readonly Sample[] {
    const sets = [...this.sets.values()]
    const naming = new Naming(
      this.asked,
      sets.map(({ met }) => met),
    )
    return sets.flatMap(({ met, texts }) => {
      const patterns = met.flatMap(index => this.asked[index]?.pattern ?? [])
      // What is asked for as a whole, in any case or not, is best said by itself.
      const isWhole = patterns.some(({ isLiteral, reading }) => isLiteral || reading === 'caseless')
      const label = isWhole ? null : naming.labelOf(met)
      return texts.map(value => ({ value, label: label ?? value }))
    })
  }
}

/** Those that ask for one of these patterns. */
export function conditionsOf(asked: readonly Asked[], met: readonly number[]): readonly number[] {
  return [...new Set(met.flatMap(index => asked[index]?.by ?? []))].sort((a, b) => a - b)
}
