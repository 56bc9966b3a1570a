import { type Kysely, type Migration, sql } from 'kysely'

export const dashboard: Migration = {
  async up(db: Kysely<unknown>) {
    // In the words of the queries, so that a page is read from it without sorting every account.
    await sql`create index account_by_newest on account (coalesce(latest_at, created_at) desc, id)`.execute(
      db,
    )
    await db.schema
      .createIndex('account_by_group')
      .on('account')
      .columns(['label', 'latest_answer'])
      .execute()
  },
}
