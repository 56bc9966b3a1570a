import type { RecentRun } from '@/components/start/recent-runs'
import { type Asking, may } from '@/lib/auth/rights'
import { recentRuns } from '@/lib/run'
import { nameOf } from './runs/[id]/run-name'

/** The newest that whoever asks may see. */
export async function recentRunsFor(who: Asking): Promise<readonly RecentRun[]> {
  if (!may(who, 'see')) return []
  return (await recentRuns(6)).map(({ id, startedAt, of, answer, accountId }) => ({
    id,
    name: nameOf(of),
    startedAt,
    answer,
    accountId,
  }))
}
