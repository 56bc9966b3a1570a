import type { Kysely, Migration } from 'kysely'

export const changes: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('change')
      .addColumn('id', 'text', column => column.primaryKey())
      .addColumn('identity', 'text', column => column.notNull())
      .addColumn('run_id', 'text')
      .addColumn('check_id', 'text', column => column.notNull())
      .addColumn('fix', 'text', column => column.notNull())
      .addColumn('plan', 'text', column => column.notNull())
      .addColumn('hash', 'text', column => column.notNull())
      .addColumn('target', 'text', column => column.notNull())
      .addColumn('state', 'text', column => column.notNull())
      .addColumn('outcome', 'text')
      .addColumn('asked_by', 'text', column => column.notNull())
      .addColumn('approved_by', 'text')
      .addColumn('created_at', 'text', column => column.notNull())
      .addColumn('expires_at', 'text', column => column.notNull())
      .addColumn('ended_at', 'text')
      // Of two changes of the same thing, one is refused here, whichever server it comes from.
      .addColumn('holds', 'text', column => column.unique())
      .addColumn('beat', 'bigint')
      .addColumn('worker', 'text')
      .addColumn('undoes', 'text')
      .execute()
    await db.schema
      .createIndex('change_by_identity')
      .on('change')
      .columns(['identity', 'created_at'])
      .execute()
    await db.schema
      .createTable('change_step')
      .addColumn('change_id', 'text', column => column.notNull().references('change.id').onDelete('cascade'))
      .addColumn('number', 'integer', column => column.notNull())
      .addColumn('at', 'text', column => column.notNull())
      .addColumn('step', 'text', column => column.notNull())
      .addColumn('details', 'text', column => column.notNull())
      .addPrimaryKeyConstraint('change_step_key', ['change_id', 'number'])
      .execute()
  },
}
