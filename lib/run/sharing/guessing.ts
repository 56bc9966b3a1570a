/** Addresses of links that are none: so many from one place in so many milliseconds, as this server counts them. */
const limit = { most: 60, within: 60_000 } as const
const MOST_PLACES = 10_000

type Tries = { since: number; count: number }
const shared: { linkGuesses?: Map<string, Tries> } = globalThis as object

/**
 * In memory and for each server alone: 256 random bits are not found by asking, and what could be guessed, a passphrase,
 * is counted in the database. This keeps one place from keeping the server busy.
 */
export function isGuessing(place: string, now: Date): boolean {
  const tries = places().get(place)
  return tries !== undefined && now.getTime() - tries.since < limit.within && tries.count >= limit.most
}

export function noteGuess(place: string, now: Date): void {
  const all = places()
  const tries = all.get(place)
  if (tries && now.getTime() - tries.since < limit.within) {
    tries.count++
    return
  }
  if (all.size >= MOST_PLACES) all.clear()
  all.set(place, { since: now.getTime(), count: 1 })
}

function places(): Map<string, Tries> {
  shared.linkGuesses ??= new Map()
  return shared.linkGuesses
}
