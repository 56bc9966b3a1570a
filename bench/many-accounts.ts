import { sql } from 'kysely'
import type { Store } from '@/lib/store/database'

const answers = ['ready', 'not-ready', 'undecided'] as const
const HOUR = 3_600_000

/** So many accounts, each with so many runs that have ended, one an hour. */
export async function fillStore({ db, kind }: Store, accounts: number, runs: number): Promise<void> {
  const begin = Date.parse('2026-01-01T00:00:00Z')
  const at = (account: number, run: number) => new Date(begin + run * HOUR + account * 1_000).toISOString()
  for (let account = 0; account < accounts; account++) {
    const id = account.toString(16).padStart(16, '0')
    const runId = (run: number) =>
      `mwuxz${run.toString(36).padStart(3, '0')}-${(account * runs + run).toString(16).padStart(16, '0')}`
    const answer = (run: number) => answers[(account + run) % answers.length] ?? 'ready'
    await db
      .insertInto('account')
      .values({
        id,
        identity: `aws:aws:${id}`,
        aws_account_id: String(account).padStart(12, '0'),
        partition: 'aws',
        name: `Account ${account}`,
        search_name: `ACCOUNT ${account}`,
        label: `Group ${account % 12}`,
        target: '{}',
        source: 'profile',
        created_at: at(account, 0),
        latest_run_id: runId(runs - 1),
        latest_at: at(account, runs - 1),
        latest_answer: answer(runs - 1),
        latest_changes: '{"broke":["encryption-key"],"mended":[],"other":[]}',
      })
      .execute()
    await db
      .insertInto('run')
      .values(
        Array.from({ length: runs }, (_, run) => ({
          id: runId(run),
          account_id: id,
          server_id: 'bench',
          started_at: at(account, run),
          target: '{}',
          state: 'finished' as const,
          finished_at: at(account, run),
          answer: answer(run),
          report: '{"findings":[]}',
          verdicts: '{"pass":12,"warn":1,"fail":2,"todo":0,"skip":2,"unknown":1}',
        })),
      )
      .execute()
  }
  // As a database that has been in use for some time has done by itself.
  await sql.raw(kind === 'postgres' ? 'vacuum analyze' : 'analyze').execute(db)
}
