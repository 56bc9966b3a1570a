import { bestAssignment } from './assignment'
import type { Canonical } from './canonical'
import { type Features, featuresOf, LEAST_LIKENESS, likeness } from './likeness'

/** One statement of a policy. */
export type Side = { readonly index: number; readonly sid: string | null; readonly canonical: Canonical }
type Pair<S extends Side> = readonly [before: S, after: S]

type Candidate<S> = { readonly side: S; readonly key: string; readonly features: Features }

/** Of more than these, only those are held together that come near each other in the order of their texts. */
const MOST_AT_ONCE = 128

/**
 * By Sid, then by sense, then so that the likeness of all pairs together is the greatest. The order of the statements
 * does not matter, and before and after may change places.
 */
export function pairs<S extends Side>(before: readonly S[], after: readonly S[]): readonly Pair<S>[] {
  const [ones, others] = [candidates(before), candidates(after)]
  // Of two best ways to pair, the same one is taken in both directions.
  if (textOf(ones) <= textOf(others)) return pairedInSteps(ones, others)
  return pairedInSteps(others, ones).map(([one, other]) => [other, one])
}

function pairedInSteps<S extends Side>(
  ones: readonly Candidate<S>[],
  others: readonly Candidate<S>[],
): readonly Pair<S>[] {
  const steps: readonly (readonly [least: number, by: (side: Side) => string | null])[] = [
    [0, ({ sid, canonical }) => (sid === null ? null : JSON.stringify([sid, canonical.text]))],
    [0, ({ sid }) => sid],
    [0, ({ canonical }) => canonical.text],
    [LEAST_LIKENESS, () => 'anything'],
  ]
  const paired = new Set<S>()
  const found: Pair<S>[] = []
  for (const [least, by] of steps) {
    const left = (list: readonly Candidate<S>[]) => groups(list, paired, by)
    const theirs = left(others)
    for (const [name, group] of left(ones)) {
      for (const pair of likeliest(group, theirs.get(name) ?? [], least)) {
        found.push(pair)
        for (const each of pair) paired.add(each)
      }
    }
  }
  return found
}

function likeliest<S>(
  ones: readonly Candidate<S>[],
  others: readonly Candidate<S>[],
  least: number,
): readonly (readonly [S, S])[] {
  const found: (readonly [S, S])[] = []
  for (let from = 0; from < Math.min(ones.length, others.length); from += MOST_AT_ONCE) {
    const [rows, columns] = [ones.slice(from, from + MOST_AT_ONCE), others.slice(from, from + MOST_AT_ONCE)]
    const worth = rows.map(row =>
      columns.map(column => {
        const alike = likeness(row.features, column.features)
        // One more, so that what has nothing in common but its name is a pair.
        return alike < least ? 0 : alike + 1
      }),
    )
    for (const [row, column] of bestAssignment(worth).entries()) {
      const [one, other] = [rows[row], column === null ? undefined : columns[column]]
      if (one && other) found.push([one.side, other.side])
    }
  }
  return found
}

function groups<S extends Side>(
  list: readonly Candidate<S>[],
  paired: ReadonlySet<S>,
  by: (side: Side) => string | null,
): ReadonlyMap<string, readonly Candidate<S>[]> {
  const named = new Map<string, Candidate<S>[]>()
  for (const each of list) {
    const name = paired.has(each.side) ? null : by(each.side)
    if (name === null) continue
    const group = named.get(name)
    if (group) group.push(each)
    else named.set(name, [each])
  }
  return named
}

/** In the order of their texts, whatever their order in the policy. */
function candidates<S extends Side>(sides: readonly S[]): readonly Candidate<S>[] {
  return sides
    .map(side => ({
      side,
      key: JSON.stringify([side.canonical.text, side.sid]),
      features: featuresOf(side.canonical),
    }))
    .sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
}

function textOf(list: readonly Candidate<Side>[]): string {
  return list.map(({ key }) => key).join('\n')
}
