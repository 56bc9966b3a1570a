import type { Report } from '@/lib/report/model'
import type { Redacted } from '@/lib/report/redact'
import { redact } from '@/lib/report/redact'
import { reportShape } from '@/lib/report/schema'
import type { Store } from '@/lib/store/database'
import { newestReport, runById } from '@/lib/store/runs'
import { isActive, revokeShare, type ShareLine, shareOf, sharesOf } from '@/lib/store/shares'
import { hidingOf } from './shared'

/** Before its end a link says so on the page for as long: in milliseconds. */
const SOON = 2 * 86_400_000

export type Link = ShareLine & {
  readonly state: 'active' | 'ends-soon' | 'used-up' | 'expired' | 'revoked'
}

/** Of the account that the run is of: the newest first. null: there is no such run. */
export async function linksOf(store: Store, runId: string, now: Date): Promise<readonly Link[] | null> {
  const run = await runById(store.db, runId)
  if (!run) return null
  return (await sharesOf(store.db, run.account_id)).map(line => ({ ...line, state: stateOf(line, now) }))
}

function stateOf(line: ShareLine, now: Date): Link['state'] {
  if (line.revoked_at !== null) return 'revoked'
  if (!isActive(line, now)) return 'expired'
  if (line.most_views !== null && line.views >= line.most_views) return 'used-up'
  return Date.parse(line.expires_at) - now.getTime() < SOON ? 'ends-soon' : 'active'
}

/** The account that it was of; null: there is no such share of the run's account, or it was revoked before. */
export async function revoke(store: Store, runId: string, share: string, now: Date): Promise<string | null> {
  const run = await runById(store.db, runId)
  return run && (await revokeShare(store.db, run.account_id, share, now)) ? run.account_id : null
}

/**
 * What a share hides and what its tokens stand for, worked out anew: beside the share it is kept nowhere. null: there is
 * no such share of the run's account, or its run is gone.
 */
export async function wayBack(
  store: Store,
  runId: string,
  id: string,
): Promise<{ readonly report: Report; readonly redacted: Redacted } | null> {
  const of = await runById(store.db, runId)
  const share = of && (await shareOf(store.db, of.account_id, id))
  if (!share) return null
  const run = share.run_id
    ? await runById(store.db, share.run_id)
    : await newestReport(store.db, share.account_id)
  if (!run?.report) return null
  const { profile, salt } = hidingOf(share)
  const report = reportShape.parse(JSON.parse(run.report))
  return { report, redacted: await redact(report, profile, salt) }
}
