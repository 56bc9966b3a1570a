import { randomBytes } from 'node:crypto'
import { checklist } from '@/lib/checks'
import { answerOf, type CheckId, type Finding, type Report } from '@/lib/report/model'
import { reportShape } from '@/lib/report/schema'
import {
  insertAttestation,
  type Lapsed,
  lapsedAttestations,
  revokeAttestation,
  settleAttestation,
} from '@/lib/store/attestations'
import type { Store } from '@/lib/store/database'
import { renewRun, runById } from '@/lib/store/runs'
import type { RunTarget } from '@/lib/target'
import { attestedIn } from './attested'
import { judge } from './judge'
import { keptFacts } from './kept-facts'
import { keptReport } from './kept-report'
import { inOrder } from './summary'

/** How long a confirmation holds unless somebody says otherwise, and at most. */
export const DAYS = { usual: 90, most: 365 }

export type NewAttestation = {
  readonly check: CheckId
  readonly by: string
  readonly note: string
  readonly days: number
}

export const attestable: readonly CheckId[] = checklist.flatMap(({ id, attested }) => (attested ? [id] : []))

/** The account's newest run says so at once, from what it has read. */
export async function attest(
  store: Store,
  account: string,
  { check, by, note, days }: NewAttestation,
): Promise<void> {
  const now = new Date()
  await insertAttestation(store.db, {
    id: randomBytes(8).toString('hex'),
    account_id: account,
    check_id: check,
    attested_by: by,
    attested_at: now.toISOString(),
    expires_at: new Date(now.getTime() + days * 86_400_000).toISOString(),
    note,
  })
  await rejudge(store, account, check)
}

/** false: there is none to revoke. */
export async function revoke(store: Store, account: string, id: string, by: string): Promise<boolean> {
  const revoked = await revokeAttestation(store.db, account, id, { name: by, at: new Date().toISOString() })
  if (revoked) for (const check of attestable) await rejudge(store, account, check)
  return revoked
}

/** What was confirmed for a time that is over is open again. */
export async function endLapsed(store: Store): Promise<void> {
  const lapsed: readonly Lapsed[] = await lapsedAttestations(store.db, new Date().toISOString())
  for (const { id, account_id, check_id } of lapsed) {
    const check = attestable.find(each => each === check_id)
    if (check) await rejudge(store, account_id, check)
    await settleAttestation(store.db, id)
  }
}

/** Judges a check of the account's newest run anew, from what that run read. */
async function rejudge(store: Store, account: string, id: CheckId): Promise<void> {
  const found = await store.db
    .selectFrom('account')
    .select('latest_run_id')
    .where('id', '=', account)
    .executeTakeFirst()
  const check = checklist.find(each => each.id === id)
  const run = found?.latest_run_id ? await runById(store.db, found.latest_run_id) : null
  if (!run?.report || !check) return
  if (!reportShape.safeParse(JSON.parse(run.report)).success) return
  const of: RunTarget = JSON.parse(run.target)
  const facts = await keptFacts(store.db, run.id)
  // A run of an earlier version kept its report alone: there is nothing to judge from.
  if ((await facts.of('caller')).state !== 'known') return
  const finding = await judge(check, facts, of.hints, attestedIn(store)(of, facts))
  await renewRun(store.db, run.id, kept =>
    keptReport(withFinding(reportShape.parse(JSON.parse(kept)), finding)),
  )
}

/** It was read when it was: only what a person said of it is new. */
function withFinding(report: Report, finding: Finding): Report {
  const findings = inOrder([...report.findings.filter(({ id }) => id !== finding.id), finding])
  return { ...report, findings, answer: answerOf(findings) }
}
