import { ALLOW, type Diagram } from './diagram'

/** The answers that can be reached. */
export function answersOf({ root, nodes }: Diagram): ReadonlySet<number> {
  const reached = new Set([root])
  for (const number of reached) for (const child of nodes[number]?.children ?? []) reached.add(child)
  return new Set([...reached].filter(number => number <= ALLOW))
}

type Ask = { readonly level: number; readonly children: readonly number[] }
const [NO, YES] = [0, 1]

/**
 * The keys that decide between allow and not, and for each the values with which the answer is allow where with
 * another it would not be, all else the same.
 *
 * They are the smallest set of keys that, known, settles the answer; and no other set is as small. A set that lacks
 * one of them settles nothing: two ways that differ in that key alone are alike in all of the set, and the answer is
 * not. And they suffice: where two ways are alike in them, the one becomes the other by changing keys that never make
 * a difference, one after another. So nothing is to be chosen between; keys are named in the order of the policy.
 */
export function influenceOf({ levels, root, nodes }: Diagram): ReadonlyMap<string, readonly string[]> {
  const asks: Ask[] = [NO, YES].map(() => ({ level: levels.length, children: [] }))
  const unique = new Map<string, number>()
  const made = new Map<number, number>()
  // Which Deny or lack of an Allow refuses no longer matters, so that more nodes are the same.
  const reduce = (number: number): number => {
    if (number <= ALLOW) return number === ALLOW ? YES : NO
    const known = made.get(number)
    if (known !== undefined) return known
    const { level, children } = nodes[number] as Ask
    const reduced = children.map(reduce)
    const [first = NO] = reduced
    const name = `${level}:${reduced.join()}`
    let result = reduced.every(child => child === first) ? first : unique.get(name)
    if (result === undefined) {
      asks.push({ level, children: reduced })
      result = asks.length - 1
      unique.set(name, result)
    }
    made.set(number, result)
    return result
  }
  const top = reduce(root)

  const beats = new Map<string, boolean>()
  /** Whether the rest can turn out so that the one is allow and the other is not. */
  const wins = (one: number, other: number): boolean => {
    if (one === NO || other === YES || one === other) return false
    if (one === YES && other === NO) return true
    const name = `${one},${other}`
    const known = beats.get(name)
    if (known !== undefined) return known
    const [a, b] = [asks[one] as Ask, asks[other] as Ask]
    const level = Math.min(a.level, b.level)
    const at = (ask: Ask, number: number, index: number) =>
      ask.level === level ? (ask.children[index] as number) : number
    const count = (a.level === level ? a : b).children.length
    let result = false
    for (let index = 0; index < count && !result; index++)
      result = wins(at(a, one, index), at(b, other, index))
    beats.set(name, result)
    return result
  }

  const labels = new Map<number, Set<number>>()
  const reached = new Set([top])
  for (const number of reached) {
    const { level, children } = asks[number] as Ask
    const distinct = [...new Set(children)]
    const winning = new Set(distinct.filter(one => distinct.some(other => wins(one, other))))
    const classes = labels.get(level) ?? new Set<number>()
    for (const [index, child] of children.entries()) {
      reached.add(child)
      if (winning.has(child)) classes.add(index)
    }
    if (children.length > 0) labels.set(level, classes)
  }
  return new Map(
    [...labels]
      .sort(([a], [b]) => a - b)
      .map(([level, classes]) => [
        levels[level]?.key ?? '',
        [
          ...new Set(
            (levels[level]?.classes ?? []).flatMap((each, index) => (classes.has(index) ? each.labels : [])),
          ),
        ],
      ]),
  )
}
