import type { Kysely, Migration } from 'kysely'

export const shares: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('share')
      .addColumn('id', 'text', column => column.primaryKey())
      .addColumn('token_hash', 'text', column => column.notNull().unique())
      .addColumn('account_id', 'text', column =>
        column.notNull().references('account.id').onDelete('cascade'),
      )
      .addColumn('run_id', 'text', column => column.references('run.id').onDelete('cascade'))
      .addColumn('document', 'text')
      .addColumn('profile', 'text', column => column.notNull())
      .addColumn('salt', 'text', column => column.notNull())
      .addColumn('created_at', 'text', column => column.notNull())
      .addColumn('created_by', 'text', column => column.notNull())
      .addColumn('expires_at', 'text', column => column.notNull())
      .addColumn('passphrase_hash', 'text')
      .addColumn('most_views', 'integer')
      .addColumn('views', 'integer', column => column.notNull().defaultTo(0))
      .addColumn('recipients', 'text', column => column.notNull())
      .addColumn('revoked_at', 'text')
      .execute()
    await db.schema
      .createIndex('share_of_account')
      .on('share')
      .columns(['account_id', 'created_at'])
      .execute()
    await db.schema
      .createTable('share_access')
      .addColumn('id', 'text', column => column.primaryKey())
      .addColumn('share_id', 'text', column => column.notNull().references('share.id').onDelete('cascade'))
      .addColumn('at', 'text', column => column.notNull())
      .addColumn('outcome', 'text', column => column.notNull())
      .addColumn('from_address', 'text')
      .addColumn('user_agent', 'text')
      .execute()
    await db.schema
      .createIndex('share_access_of_share')
      .on('share_access')
      .columns(['share_id', 'at'])
      .execute()
  },
}
