import type { Keys } from '@/lib/target'
import { type ClientPool, clientPool } from './clients'
import type { Limits } from './limits'
import type { Settings } from './settings'

/** Some thirty clients are half of a run's work before its first request: they are kept for the next run. */
const kept = new Map<string, ClientPool>()
const MOST_KEPT = 4

/** For keys that the process holds anyway, in its environment or from a profile; never for keys that were pasted. */
export function keptPool(
  keys: Keys,
  endpoint: string | undefined,
  limits: Limits,
  settings: Settings,
): ClientPool {
  const name = JSON.stringify([keys, endpoint, limits, settings])
  const known = kept.get(name)
  kept.delete(name)
  const pool = known ?? { ...clientPool(keys, endpoint, limits, settings), close() {} }
  kept.set(name, pool)
  // The one that was used longest ago goes first.
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break
    kept.delete(oldest)
  }
  return pool
}
