import type { Limits } from '@/lib/aws/limits'
import type { CheckId, Verdict } from '@/lib/report/model'
import { attestedIn } from '@/lib/run/attested'
import { begin } from '@/lib/run/begin'
import { keep } from '@/lib/run/keeping'
import type { Store } from '@/lib/store/database'
import type { Target } from '@/lib/target'

/** A whole run of the account, kept like any other: the click is no proof. null: it could not be begun. */
export async function checkAgain(
  store: Store,
  target: Target,
  by: string | null,
  limits: Limits,
): Promise<ReadonlyMap<CheckId, Verdict> | null> {
  const begun = await begin(target, limits, attestedIn(store))
  if (!begun.ok) return null
  const { ended } = await keep(store, begun.run, { personId: by, event: null })
  const { findings } = await begun.run.finished()
  await ended
  return new Map(findings.map(({ id, verdict }) => [id, verdict]))
}
