import type { OpenStatement } from './open'

/** Keys, and the statements that ask them, the same of each, one bit a statement. */
type Asked = readonly [keys: readonly string[], by: bigint]

/**
 * In which order to ask the keys. What a walk has to remember is which of the statements that it has begun still
 * stand, and no rule is best for every policy: so there are several orders to try, and each takes a key that
 * statements share with others before those of other statements.
 */
export function ordersOf(statements: readonly OpenStatement[]): readonly (readonly string[])[] {
  const asked = new Map<string, bigint>()
  for (const [index, { atoms }] of statements.entries())
    for (const key of atoms.flatMap(({ keys }) => keys))
      asked.set(key, (asked.get(key) ?? 0n) | (1n << BigInt(index)))
  // Between keys that the same statements ask there is nothing to choose.
  const alike = new Map<bigint, string[]>()
  for (const [key, by] of asked) {
    const keys = alike.get(by)
    if (keys) keys.push(key)
    else alike.set(by, [key])
  }
  const groups = groupsOf([...alike].map(([by, keys]) => [keys, by]))
  const orders = [mostAskedFirst, fewestBegun].map(rule => groups.flatMap(rule).flatMap(([keys]) => keys))
  return [...new Map(orders.map(order => [order.join('\n'), order])).values()]
}

/** No statement asks keys of two groups. */
function groupsOf(asked: readonly Asked[]): readonly (readonly Asked[])[] {
  let groups: { readonly keys: readonly Asked[]; readonly by: bigint }[] = []
  for (const one of asked) {
    const touching = groups.filter(({ by }) => (by & one[1]) !== 0n)
    const apart = groups.filter(({ by }) => (by & one[1]) === 0n)
    const keys = [...touching.flatMap(group => group.keys), one]
    groups = [...apart, { keys, by: touching.reduce((all, { by }) => all | by, one[1]) }]
  }
  return groups.map(({ keys }) => keys)
}

/** What many ask settles many. */
function mostAskedFirst(keys: readonly Asked[]): readonly Asked[] {
  return keys.toSorted(([, one], [, other]) => count(other) - count(one))
}

/** To weigh each against each other takes its time, and of so many a walk is seldom short whatever their order. */
const MOST_WEIGHED = 64

/** Next is always one that leaves the fewest statements begun and not ended. */
function fewestBegun(keys: readonly Asked[]): readonly Asked[] {
  if (keys.length > MOST_WEIGHED) return mostAskedFirst(keys)
  const left = [...keys]
  const order: Asked[] = []
  let begun = 0n
  while (left.length > 0) {
    const later = fromEach(left)
    let before = 0n
    let best = { place: 0, cost: Number.POSITIVE_INFINITY }
    for (const [place, [, by]] of left.entries()) {
      const cost = count((begun | by) & (before | (later[place + 1] ?? 0n)))
      if (cost < best.cost) best = { place, cost }
      before |= by
    }
    for (const next of left.splice(best.place, 1)) {
      order.push(next)
      begun |= next[1]
    }
  }
  return order
}

/** For each place: the statements that ask this key or a later one. */
function fromEach(keys: readonly Asked[]): readonly bigint[] {
  const from: bigint[] = []
  let all = 0n
  for (const [, by] of keys.toReversed()) {
    all |= by
    from.push(all)
  }
  return from.reverse()
}

function count(statements: bigint): number {
  return statements.toString(2).replaceAll('0', '').length
}
