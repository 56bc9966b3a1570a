import { after } from 'next/server'
import '@/app/demo'
import type { Allowed } from '@/lib/auth/demand'
import { tellOfRun } from '@/lib/auth/events'
import { personBehind } from '@/lib/auth/rights'
import type { Begun } from '@/lib/run/begin'

/** Begins a run in the name of whoever asks for it, and says so to the audit log. */
export async function beginAs(
  who: Allowed,
  begin: (startedBy: string | null) => Promise<Begun>,
): Promise<Begun> {
  const begun = await begin(personBehind(who))
  if (begun.ok) {
    const { id, of } = begun.run
    // Once they are led to the run, which says itself who began it: its first verdict need not wait for the log.
    after(() => tellOfRun(id, { action: 'run.begun', details: { source: of.source } }))
  }
  return begun
}
