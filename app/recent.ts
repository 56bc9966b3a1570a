import type { RecentRun } from '@/components/start/recent-runs'
import { recentRuns } from '@/lib/run'
import { nameOf } from './runs/[id]/run-name'

/** Elsewhere than on this machine only runs of the demo are listed: nobody has signed in. */
export async function recentRunsFor(local: boolean): Promise<readonly RecentRun[]> {
  const runs = local ? await recentRuns(6) : await recentRuns(6, 'demo')
  return runs.map(({ id, startedAt, of, answer, accountId }) => ({
    id,
    name: nameOf(of),
    startedAt,
    answer,
    accountId,
  }))
}
