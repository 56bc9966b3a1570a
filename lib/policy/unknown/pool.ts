import type { Carried } from '../condition'
import type { Sample } from './intervals'
import type { Link } from './links'
import type { Domain, Possibility } from './possibilities'

const MOST_VALUES = 120
/** In characters. No ARN is longer; what is built of values that are built of values soon is. */
export const MOST_LENGTH = 2_048

/** The values that a key may hold, as they are found. */
export type Pool = {
  values(): readonly string[]
  add(value: string, label: string): void
  /** There is one more, and it is not looked at. */
  leaveOut(): void
  domain(exact: boolean): Domain
}

export function poolOf(base: Domain | undefined, shared: readonly Sample[], links: readonly Link[]): Pool {
  const possibilities: Possibility[] = [...(base?.possibilities ?? [{ carried: 'absent', label: 'absent' }])]
  const singles = new Set(
    possibilities.flatMap(({ carried }) => (single(carried) ? [carried[0] as string] : [])),
  )
  let lacks = false
  const pool: Pool = {
    values: () => [...singles],
    add(value, label) {
      if (singles.has(value)) return
      if (singles.size >= MOST_VALUES || value.length > MOST_LENGTH) {
        lacks = true
        return
      }
      singles.add(value)
      possibilities.push({ carried: [value], label })
    },
    leaveOut() {
      lacks = true
    },
    domain: exact => ({ possibilities, exact: exact && !lacks && base?.exact !== false }),
  }
  for (const { value, label } of shared) pool.add(value, label)
  // Of two texts that differ in case only, one of each.
  if (links.some(({ isCaseless }) => isCaseless))
    for (const value of pool.values())
      for (const other of [value.toUpperCase(), value.toLowerCase()]) pool.add(other, other)
  if (links.some(({ kind }) => kind === 'arn'))
    pool.add('arn:named:nowhere::in:this-policy', 'any other value')
  return pool
}

function single(carried: Carried): carried is readonly [string] {
  return carried !== 'absent' && carried.length === 1
}
