import type { RunTarget } from '@/lib/target'
import type { Database } from './database'

export type RunTable = {
  id: string
  account_id: string
  server_id: string
  started_at: string
  /** The person who began it; null: nobody had to sign in. */
  started_by: string | null
  /** RunTarget as JSON, without keys. */
  target: string
  /** interrupted: its server ended before it did. It has a report too: what was not read is unknown in it. */
  state: 'running' | 'finished' | 'interrupted'
  finished_at: string | null
  answer: string | null
  /** Report as JSON; null while it runs. */
  report: string | null
  /** How many checks have which verdict, as JSON, so that a history need not read reports; null while it runs. */
  verdicts: string | null
}

export type RunFactTable = { run_id: string; name: string; settled: string }
export type RunFindingTable = { run_id: string; check_id: string; finding: string }

/** Sorts by time as text, and cannot be guessed. */
export const runId = /^[0-9a-z]{8,12}-[0-9a-f]{16}$/

export async function insertRun(
  db: Database,
  run: Pick<RunTable, 'id' | 'account_id' | 'server_id' | 'started_at' | 'started_by'>,
  target: RunTarget,
): Promise<void> {
  await db
    .insertInto('run')
    .values({ ...run, target: JSON.stringify(target), state: 'running' })
    .execute()
}

/** Facts and findings by their names; each replaces the one before it. */
export type Fallen = {
  readonly facts: ReadonlyMap<string, unknown>
  readonly findings: ReadonlyMap<string, unknown>
}

export async function saveFallen(db: Database, run: string, { facts, findings }: Fallen): Promise<void> {
  await db.transaction().execute(async transaction => {
    for (const [name, value] of facts) {
      const settled = JSON.stringify(value)
      await transaction
        .insertInto('run_fact')
        .values({ run_id: run, name, settled })
        .onConflict(conflict => conflict.columns(['run_id', 'name']).doUpdateSet({ settled }))
        .execute()
    }
    for (const [check_id, value] of findings) {
      const finding = JSON.stringify(value)
      await transaction
        .insertInto('run_finding')
        .values({ run_id: run, check_id, finding })
        .onConflict(conflict => conflict.columns(['run_id', 'check_id']).doUpdateSet({ finding }))
        .execute()
    }
  })
}

export type RunEnd = {
  readonly state: 'finished' | 'interrupted'
  readonly finishedAt: string
  readonly answer: string
  /** As JSON. */
  readonly report: string
  /** As JSON. */
  readonly verdicts: string
}

/**
 * Keeps the report and, where this is the account's newest run that ended, says so at the account. false: the run had
 * ended already, so that nothing was written.
 */
export async function endRun(
  db: Database,
  id: string,
  end: RunEnd,
  changes: (before: string | null) => string | null,
): Promise<boolean> {
  return db.transaction().execute(async transaction => {
    const run = await transaction
      .updateTable('run')
      .set({
        state: end.state,
        finished_at: end.finishedAt,
        answer: end.answer,
        report: end.report,
        verdicts: end.verdicts,
      })
      .where('id', '=', id)
      .where('state', '=', 'running')
      .returning(['account_id', 'started_at'])
      .executeTakeFirst()
    if (!run) return false
    const before = await transaction
      .selectFrom('run')
      .select('report')
      .where('account_id', '=', run.account_id)
      .where('started_at', '<', run.started_at)
      .where('state', '!=', 'running')
      .orderBy('started_at', 'desc')
      .limit(1)
      .executeTakeFirst()
    await transaction
      .updateTable('account')
      .set({
        latest_run_id: id,
        latest_at: run.started_at,
        latest_answer: end.answer,
        latest_changes: changes(before?.report ?? null),
      })
      .where('id', '=', run.account_id)
      .where(({ eb, or }) => or([eb('latest_at', 'is', null), eb('latest_at', '<=', run.started_at)]))
      .execute()
    return true
  })
}

/**
 * A card was judged anew: the report of a run that ended takes its place, also at the account. `renewed` is given the
 * report as it is kept by then: another card may have been judged anew meanwhile, here or on another server.
 */
export async function renewRun(
  db: Database,
  id: string,
  renewed: (report: string) => Pick<RunEnd, 'answer' | 'report' | 'verdicts'>,
): Promise<void> {
  await db.transaction().execute(async transaction => {
    // A write comes first, so that whoever else renews this run waits here, in either database.
    const row = await transaction
      .updateTable('run')
      .set(({ ref }) => ({ state: ref('state') }))
      .where('id', '=', id)
      .where('state', '!=', 'running')
      .returning('report')
      .executeTakeFirst()
    if (!row?.report) return
    const end = renewed(row.report)
    await transaction.updateTable('run').set(end).where('id', '=', id).execute()
    await transaction
      .updateTable('account')
      .set({ latest_answer: end.answer })
      .where('latest_run_id', '=', id)
      .execute()
  })
}

export type RunRow = Pick<RunTable, 'id' | 'account_id' | 'started_at' | 'target' | 'state' | 'report'>
const columns = ['id', 'account_id', 'started_at', 'target', 'state', 'report'] as const

export async function runById(db: Database, id: string): Promise<RunRow | null> {
  if (!runId.test(id)) return null
  return (await db.selectFrom('run').select(columns).where('id', '=', id).executeTakeFirst()) ?? null
}

/** What has fallen so far, as JSON: findings in no order, facts by their name. */
export async function findingsOf(db: Database, id: string): Promise<readonly RunFindingTable[]> {
  return db.selectFrom('run_finding').selectAll().where('run_id', '=', id).execute()
}

export async function factsOf(db: Database, id: string): Promise<readonly RunFactTable[]> {
  return db.selectFrom('run_fact').selectAll().where('run_id', '=', id).execute()
}

/** The newest of an account that has ended; null: none has. */
export async function newestReport(
  db: Database,
  accountId: string,
): Promise<{ readonly id: string; readonly report: string } | null> {
  const run = await db
    .selectFrom('run')
    .select(['id', 'report'])
    .where('account_id', '=', accountId)
    .where('report', 'is not', null)
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return run?.report ? { id: run.id, report: run.report } : null
}

/** Takes out what began before that time, but never the newest of an account: its answer still stands on the dashboard. */
export async function forgetRunsBefore(db: Database, time: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('run')
    .where('started_at', '<', time)
    .where('state', '!=', 'running')
    .where('id', 'not in', query =>
      query
        .selectFrom('account')
        .select('latest_run_id')
        .where('latest_run_id', 'is not', null)
        .$castTo<{ latest_run_id: string }>(),
    )
    .executeTakeFirst()
  return Number(numDeletedRows)
}
