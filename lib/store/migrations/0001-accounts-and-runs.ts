import type { Kysely, Migration } from 'kysely'

/** What SQLite and PostgreSQL both speak: text ids, ISO 8601 text for times, JSON as text, 0 and 1. */
export const accountsAndRuns: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('server')
      .addColumn('id', 'text', column => column.primaryKey())
      .addColumn('beat', 'bigint', column => column.notNull())
      .execute()
    await db.schema
      .createTable('account')
      .addColumn('id', 'text', column => column.primaryKey())
      .addColumn('identity', 'text', column => column.notNull().unique())
      .addColumn('aws_account_id', 'text', column => column.notNull())
      .addColumn('partition', 'text', column => column.notNull())
      .addColumn('name', 'text', column => column.notNull())
      .addColumn('label', 'text', column => column.notNull().defaultTo(''))
      .addColumn('target', 'text', column => column.notNull())
      .addColumn('source', 'text', column => column.notNull())
      .addColumn('created_at', 'text', column => column.notNull())
      .addColumn('latest_run_id', 'text')
      .addColumn('latest_at', 'text')
      .addColumn('latest_answer', 'text')
      .addColumn('latest_changes', 'text')
      .execute()
    await db.schema.createIndex('account_by_latest').on('account').columns(['latest_at', 'id']).execute()
    await db.schema
      .createIndex('account_by_answer')
      .on('account')
      .columns(['latest_answer', 'latest_at'])
      .execute()
    await db.schema.createIndex('account_by_name').on('account').columns(['name', 'id']).execute()
    await db.schema
      .createTable('run')
      .addColumn('id', 'text', column => column.primaryKey())
      .addColumn('account_id', 'text', column =>
        column.notNull().references('account.id').onDelete('cascade'),
      )
      .addColumn('server_id', 'text', column => column.notNull())
      .addColumn('started_at', 'text', column => column.notNull())
      .addColumn('started_by', 'text')
      .addColumn('target', 'text', column => column.notNull())
      .addColumn('state', 'text', column => column.notNull())
      .addColumn('finished_at', 'text')
      .addColumn('answer', 'text')
      .addColumn('report', 'text')
      .execute()
    await db.schema.createIndex('run_of_account').on('run').columns(['account_id', 'started_at']).execute()
    await db.schema.createIndex('run_by_state').on('run').columns(['state', 'started_at']).execute()
    await db.schema.createIndex('run_by_time').on('run').columns(['started_at', 'id']).execute()
    await db.schema
      .createTable('run_fact')
      .addColumn('run_id', 'text', column => column.notNull().references('run.id').onDelete('cascade'))
      .addColumn('name', 'text', column => column.notNull())
      .addColumn('settled', 'text', column => column.notNull())
      .addPrimaryKeyConstraint('run_fact_key', ['run_id', 'name'])
      .execute()
    await db.schema
      .createTable('run_finding')
      .addColumn('run_id', 'text', column => column.notNull().references('run.id').onDelete('cascade'))
      .addColumn('check_id', 'text', column => column.notNull())
      .addColumn('finding', 'text', column => column.notNull())
      .addPrimaryKeyConstraint('run_finding_key', ['run_id', 'check_id'])
      .execute()
  },
}
