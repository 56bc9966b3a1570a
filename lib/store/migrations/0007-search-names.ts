import { type Kysely, type Migration, type QueryExecutorProvider, sql } from 'kysely'

/** A name as it is searched for: SQLite knows only ASCII's small letters, PostgreSQL those of its locale. */
export const searchNames: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('account')
      .addColumn('search_name', 'text', column => column.notNull().defaultTo(''))
      .execute()
    await foldNames(db)
    await db.schema
      .createIndex('account_by_search_name')
      .on('account')
      .columns(['search_name', 'id'])
      .execute()
    await db.schema.dropIndex('account_by_name').execute()
  },
}

/** Of the accounts that have none. */
export async function foldNames(db: QueryExecutorProvider): Promise<void> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from account where search_name = ''`.execute(db)
  for (const { id, name } of rows)
    await sql`update account set search_name = ${folded(name)} where id = ${id}`.execute(db)
}

/** As it was at this migration. */
function folded(name: string): string {
  return name.normalize('NFKC').toLowerCase().toUpperCase()
}
