import { facts } from '@/lib/facts'
import type { Denied, FactName } from '@/lib/facts/model'
import { readingActions } from '@/lib/facts/reading-policy'
import type { Database } from '@/lib/store/database'
import { keptFacts } from './kept-facts'

export type Permissions = {
  /** IAM actions that AWS answered. */
  readonly granted: readonly string[]
  readonly refused: readonly { readonly action: string; readonly by: Denied['by'] }[]
  /** Nothing that a run asked hung on it, or what it hung on was not known. */
  readonly untried: readonly string[]
}

/** Which permissions of the reading policy a run has found there. */
export async function permissionsOf(db: Database, run: string): Promise<Permissions> {
  const kept = await keptFacts(db, run)
  const granted = new Set<string>()
  const refused = new Map<string, Denied['by']>()
  for (const fact of Object.values(facts)) {
    const settled = await kept.of(fact.name as FactName)
    for (const { action, by } of refusals(settled)) refused.set(action, by)
    if (settled.state !== 'known') continue
    const called = new Set(settled.from.map(({ service, operation }) => `${service}:${operation}`))
    for (const action of fact.permissions) if (called.has(action)) granted.add(action)
  }
  return {
    granted: readingActions().filter(action => granted.has(action) && !refused.has(action)),
    refused: [...refused]
      .map(([action, by]) => ({ action, by }))
      .sort((a, b) => (a.action < b.action ? -1 : 1)),
    untried: readingActions().filter(action => !granted.has(action) && !refused.has(action)),
  }
}

/** Also those of one Region or one key, in a fact that is known all the same. */
function refusals(value: unknown): readonly Denied[] {
  if (typeof value !== 'object' || value === null) return []
  if ('state' in value && value.state === 'denied') return [value as Denied]
  return Object.values(value).flatMap(refusals)
}
