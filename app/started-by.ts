import '@/app/demo'
import type { Allowed } from '@/lib/auth/demand'
import { whoAsks } from '@/lib/auth/events'
import { personBehind } from '@/lib/auth/rights'
import type { StartedBy } from '@/lib/run/keeping'

/** In whose name a run begins: it and the audit log say so from the start. */
export async function startedBy(who: Allowed): Promise<StartedBy> {
  return { personId: personBehind(who), event: await whoAsks() }
}
