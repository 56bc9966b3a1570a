import { type Account, folded } from './accounts'
import type { Database } from './database'
import type { RunTable } from './runs'

export async function accountById(db: Database, id: string): Promise<Account | null> {
  const account = await db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst()
  return account ?? null
}

/** false: there is none. */
export async function renameAccount(
  db: Database,
  id: string,
  called: Pick<Account, 'name' | 'label'>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('account')
    .set({ ...called, search_name: folded(called.name) })
    .where('id', '=', id)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export type HistoryLine = Pick<RunTable, 'id' | 'started_at' | 'state' | 'answer' | 'verdicts' | 'started_by'>

/** Newest first, without their reports; `before` is the start of the last one that was shown. */
export async function runsOf(
  db: Database,
  account: string,
  most: number,
  before?: string,
): Promise<readonly HistoryLine[]> {
  return db
    .selectFrom('run')
    .select(['id', 'started_at', 'state', 'answer', 'verdicts', 'started_by'])
    .where('account_id', '=', account)
    .$if(before !== undefined, query => query.where('started_at', '<', before ?? ''))
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
}

/** The reports of these runs, as JSON, where they are of that account and have ended. */
export async function reportsOf(
  db: Database,
  account: string,
  runs: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('run')
    .select(['id', 'report'])
    .where('account_id', '=', account)
    .where('id', 'in', runs)
    .execute()
  return new Map(rows.flatMap(({ id, report }) => (report === null ? [] : [[id, report] as const])))
}
