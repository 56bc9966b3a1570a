import { randomBytes } from 'node:crypto'
import type { Report } from '@/lib/report/model'
import { accountOf } from '@/lib/store/accounts'
import { type AuditEvent, append } from '@/lib/store/audit'
import type { Store } from '@/lib/store/database'
import { endRun, insertRun } from '@/lib/store/runs'
import { changesSince } from './changes'
import { identityOf } from './identity'
import { keptReport } from './kept-report'
import type { LiveRun } from './live'
import { Recorder } from './recorder'
import { serverId } from './server'

/** The person who answers for a run, null where nobody had to sign in; and who began it, for the audit log. */
export type StartedBy = {
  readonly personId: string | null
  readonly event: Pick<AuditEvent, 'actor' | 'from'> | null
}

/** The program itself, or somebody who need not sign in, unseen. */
export const nobody: StartedBy = { personId: null, event: null }

/** Keeps a run from its first fact to its report, at the account that it turned out to be of. */
export async function keep(
  store: Store,
  run: LiveRun,
  { personId, event }: StartedBy,
): Promise<{ readonly ended: Promise<void> }> {
  const caller = await run.reading.of('caller')
  if (caller.state !== 'known') throw new Error('A run begins with a known caller')
  const { accountId, partition } = caller.value
  // One write to the disk: the person waits for it, and no run stands there that the log does not tell of.
  await store.db.transaction().execute(async transaction => {
    const { id } = await accountOf(transaction, {
      id: randomBytes(8).toString('hex'),
      identity: identityOf(run.of, partition, accountId),
      aws_account_id: accountId,
      partition,
      name: run.of.name ?? accountId,
      target: JSON.stringify(run.of),
      source: run.of.source,
      created_at: run.startedAt,
    })
    const of = { account_id: id, server_id: serverId(), started_at: run.startedAt, started_by: personId }
    await insertRun(transaction, { id: run.id, ...of }, run.of)
    const details = { run: run.id, source: run.of.source }
    if (event)
      await append(transaction, store.kind, { ...event, action: 'run.begun', accountId: id, details })
  })
  const recorder = new Recorder(store, run.id)
  run.recordedBy(recorder)
  return { ended: run.finished().then(report => end(store, run.id, recorder, report)) }
}

function end(store: Store, id: string, recorder: Recorder, report: Report): Promise<void> {
  return recorder.untilDone(() => endRun(store.db, id, finished(report), changesSince(report)))
}

function finished(report: Report) {
  return { state: 'finished', finishedAt: report.generatedAt, ...keptReport(report) } as const
}
