import { defaultLimits } from '@/lib/aws/limits'
import { targetAgain } from '@/lib/run/target-again'
import { forgetPlansBefore } from '@/lib/store/changes'
import type { Store } from '@/lib/store/database'
import { orphanedChanges } from '@/lib/store/open-changes'
import { checkAgain } from './check-again'
import { SILENCE } from './pace'
import { settle } from './settle'

const EVERY = 5_000
const shared: { settling?: NodeJS.Timeout } = globalThis as object

/** From now on, whatever a process left open when it ended in the middle of it is settled by reading. */
export function keepSettling(store: () => Promise<Store>): void {
  shared.settling ??= setInterval(() => void settleAll(store), EVERY).unref()
  void settleAll(store)
}

async function settleAll(store: () => Promise<Store>): Promise<void> {
  try {
    const opened = await store()
    await forgetPlansBefore(opened.db, new Date().toISOString())
    for (const change of await orphanedChanges(opened, SILENCE)) {
      const target = await targetAgain(JSON.parse(change.target))
      // Keys that were pasted are gone: it stays open until somebody plans with keys of that account.
      if ('problem' in target) continue
      await settle(opened, change, target.target, {
        checkAgain: again => checkAgain(opened, again, null, defaultLimits),
      })
    }
  } catch (error) {
    console.error('A change could not be settled:', error instanceof Error ? error.message : error)
  }
}
