import type { ColumnType, Selectable } from 'kysely'
import type { RunTarget } from '@/lib/target'
import type { Database } from './database'

export type AccountTable = {
  id: string
  /** What makes two targets the same account: the AWS account, the partition, and where it was asked. */
  identity: string
  aws_account_id: string
  partition: string
  /** What people call it. */
  name: string
  /** The name as it is searched for. */
  search_name: ColumnType<string, string | undefined, string>
  /** The group that people put it in; '' is none. */
  label: string
  /** How it was last reached: RunTarget as JSON, without keys. */
  target: string
  source: RunTarget['source']
  created_at: string
  latest_run_id: string | null
  latest_at: string | null
  latest_answer: string | null
  /** Changes against the run before, as JSON. */
  latest_changes: string | null
}

export type Account = Selectable<AccountTable>

export type NewAccount = Pick<
  AccountTable,
  'id' | 'identity' | 'aws_account_id' | 'partition' | 'name' | 'target' | 'source' | 'created_at'
>

/** The account of this identity; made where there is none. Its name and group stay as people left them. */
export async function accountOf(db: Database, account: NewAccount): Promise<{ id: string }> {
  const { target, source } = account
  return db
    .insertInto('account')
    .values({ ...account, search_name: folded(account.name), label: '' })
    .onConflict(conflict => conflict.column('identity').doUpdateSet({ target, source }))
    .returning('id')
    .executeTakeFirstOrThrow()
}

/** One spelling for all that a reader takes for the same, whatever their case: `STRASSE` finds "Straße". */
export function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().toUpperCase()
}
