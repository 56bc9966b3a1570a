import type { RecentRun } from '@/components/start/recent-runs'
import { recentRuns } from '@/lib/run'
import { nameOf } from './runs/[id]/run-name'

/** Elsewhere than on this machine only runs of the demo are listed: nobody has signed in. */
export async function recentRunsFor(local: boolean): Promise<readonly RecentRun[]> {
  const runs = await recentRuns(local ? 6 : 40)
  return runs
    .filter(({ of }) => local || of.source === 'demo')
    .slice(0, 6)
    .map(({ id, startedAt, of, answer, accountId }) => ({
      id,
      name: nameOf(of),
      startedAt,
      answer,
      accountId,
    }))
}
