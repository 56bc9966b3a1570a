import type { Condition } from '../condition'
import type { LookUp } from '../variables'
import type { Atom, OpenStatement } from './open'
import { outlineOf } from './outline'
import { type Domain, possibilitiesOf } from './possibilities'
import { TEXT_KINDS } from './texts'

type Told = {
  readonly domain: Domain
  /** Of the conditions with variables, where the domain tells them apart by their outlines: then it is exact. */
  readonly outlines: ReadonlyMap<Condition, Condition>
}

/** Conditions on one key that are held against each other; those with variables by their outlines. */
class Group {
  private readonly plain: Condition[] = []
  private readonly linked: Condition[] = []
  private made: Told | undefined

  constructor(
    private readonly key: string,
    private readonly known: LookUp,
  ) {}

  add(atom: Atom, condition: Condition): void {
    const list = hangsOnItsKey(atom) ? this.plain : this.linked
    list.push(condition)
  }

  /** Worked out when it is first asked for. */
  get told(): Told {
    this.made ??= this.tell()
    return this.made
  }

  private tell(): Told {
    const { key, known, plain, linked } = this
    // An outline alone has nothing to be held against.
    if (linked.length > 0 && plain.length + linked.length > 1) {
      const outlines = new Map<Condition, Condition>()
      for (const condition of linked) {
        const outline = outlineOf(condition, known)
        if (outline) outlines.set(condition, outline)
      }
      const domain = possibilitiesOf(key, [...plain, ...outlines.values()], known)
      if (domain.exact) return { domain, outlines }
    }
    return { domain: possibilitiesOf(key, plain, known), outlines: new Map() }
  }
}

export function groupsOf(statements: readonly OpenStatement[], known: LookUp): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>()
  for (const atom of statements.flatMap(({ atoms }) => atoms)) {
    const { condition, keys } = atom
    if (!condition || !keys.includes(condition.canonical)) continue
    const name = groupOf(condition)
    const group = groups.get(name) ?? new Group(condition.canonical, known)
    group.add(atom, condition)
    groups.set(name, group)
  }
  return groups
}

/** Of a key, operators that are held against each other: those of texts, of numbers, of moments, of addresses. */
export function groupOf({ qualified, canonical }: Condition): string {
  const kind = qualified?.operator.kind ?? 'string'
  return `${canonical}\n${TEXT_KINDS.has(kind) ? 'string' : kind}`
}

/** Only on what its own key holds. */
export function hangsOnItsKey({ keys, condition }: Atom): boolean {
  return (
    condition !== null &&
    keys.length === 1 &&
    keys[0] === condition.canonical &&
    !condition.variables.includes(condition.canonical)
  )
}
