import { type Kysely, type Migration, PostgresAdapter, sql } from 'kysely'

export const audit: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('audit_event')
      .addColumn('number', 'integer', column => column.primaryKey())
      .addColumn('at', 'text', column => column.notNull())
      .addColumn('actor', 'text', column => column.notNull())
      .addColumn('from_address', 'text')
      .addColumn('action', 'text', column => column.notNull())
      .addColumn('account_id', 'text')
      .addColumn('details', 'text', column => column.notNull())
      .addColumn('previous_hash', 'text', column => column.notNull())
      .addColumn('hash', 'text', column => column.notNull())
      .execute()
    await db.schema.createIndex('audit_event_by_time').on('audit_event').columns(['at', 'number']).execute()
    await appendOnly(db)
  },
}

/** The program never changes an event, and the database refuses whoever tries. */
async function appendOnly(db: Kysely<unknown>): Promise<void> {
  if (db.getExecutor().adapter instanceof PostgresAdapter) {
    await sql`create function audit_event_stays() returns trigger language plpgsql as
      $$ begin raise exception 'events of the audit log are neither changed nor deleted'; end $$`.execute(db)
    await sql`create trigger audit_event_stays before update or delete or truncate on audit_event
      for each statement execute function audit_event_stays()`.execute(db)
    return
  }
  for (const change of ['update', 'delete'])
    await sql`create trigger ${sql.ref(`audit_event_no_${change}`)} before ${sql.raw(change)} on audit_event
      begin select raise(abort, 'events of the audit log are neither changed nor deleted'); end`.execute(db)
}
