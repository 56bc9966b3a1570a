import { type Kysely, type Migration, PostgresAdapter } from 'kysely'

/** The first five as better-auth wants them, under our names: real times and truth values where there are such. */
export const people: Migration = {
  async up(db: Kysely<unknown>) {
    const time = db.getExecutor().adapter instanceof PostgresAdapter ? 'timestamptz' : 'date'
    await db.schema
      .createTable('person')
      .addColumn('id', 'text', column => column.primaryKey())
      .addColumn('name', 'text', column => column.notNull())
      .addColumn('email', 'text', column => column.notNull().unique())
      .addColumn('email_verified', 'boolean', column => column.notNull())
      .addColumn('image', 'text')
      .addColumn('created_at', time, column => column.notNull())
      .addColumn('updated_at', time, column => column.notNull())
      .addColumn('role', 'text', column => column.notNull())
      .addColumn('second_factor', 'boolean')
      .execute()
    await db.schema
      .createTable('session')
      .addColumn('id', 'text', column => column.primaryKey())
      .addColumn('expires_at', time, column => column.notNull())
      .addColumn('token', 'text', column => column.notNull().unique())
      .addColumn('created_at', time, column => column.notNull())
      .addColumn('updated_at', time, column => column.notNull())
      .addColumn('address', 'text')
      .addColumn('user_agent', 'text')
      .addColumn('person_id', 'text', ofPerson)
      .execute()
    await db.schema
      .createTable('sign_in_method')
      .addColumn('id', 'text', column => column.primaryKey())
      .addColumn('subject', 'text', column => column.notNull())
      .addColumn('provider', 'text', column => column.notNull())
      .addColumn('person_id', 'text', ofPerson)
      .addColumn('access_token', 'text')
      .addColumn('refresh_token', 'text')
      .addColumn('id_token', 'text')
      .addColumn('access_token_expires_at', time)
      .addColumn('refresh_token_expires_at', time)
      .addColumn('scope', 'text')
      .addColumn('password_hash', 'text')
      .addColumn('created_at', time, column => column.notNull())
      .addColumn('updated_at', time, column => column.notNull())
      .execute()
    await db.schema
      .createTable('verification')
      .addColumn('id', 'text', column => column.primaryKey())
      .addColumn('identifier', 'text', column => column.notNull())
      .addColumn('value', 'text', column => column.notNull())
      .addColumn('expires_at', time, column => column.notNull())
      .addColumn('created_at', time, column => column.notNull())
      .addColumn('updated_at', time, column => column.notNull())
      .execute()
    await db.schema
      .createTable('second_factor')
      .addColumn('id', 'text', column => column.primaryKey())
      .addColumn('secret', 'text', column => column.notNull())
      .addColumn('backup_codes', 'text', column => column.notNull())
      .addColumn('person_id', 'text', ofPerson)
      .addColumn('verified', 'boolean')
      .addColumn('failures', 'integer')
      .addColumn('locked_until', time)
      .execute()
    await db.schema
      .createTable('invitation')
      .addColumn('id', 'text', column => column.primaryKey())
      .addColumn('hash', 'text', column => column.notNull().unique())
      .addColumn('email', 'text')
      .addColumn('role', 'text', column => column.notNull())
      .addColumn('made_by', 'text', column => column.references('person.id').onDelete('cascade'))
      .addColumn('created_at', 'text', column => column.notNull())
      .addColumn('expires_at', 'text', column => column.notNull())
      .execute()
    await db.schema
      .createTable('api_key')
      .addColumn('id', 'text', column => column.primaryKey())
      .addColumn('hash', 'text', column => column.notNull().unique())
      .addColumn('name', 'text', column => column.notNull())
      .addColumn('role', 'text', column => column.notNull())
      .addColumn('person_id', 'text', ofPerson)
      .addColumn('created_at', 'text', column => column.notNull())
      .addColumn('expires_at', 'text', column => column.notNull())
      .addColumn('used_at', 'text')
      .execute()
    await db.schema
      .createTable('sign_in_try')
      .addColumn('key', 'text', column => column.primaryKey())
      .addColumn('count', 'integer', column => column.notNull())
      .addColumn('since', 'bigint', column => column.notNull())
      .execute()
    await db.schema
      .createTable('server_secret')
      .addColumn('name', 'text', column => column.primaryKey())
      .addColumn('value', 'text', column => column.notNull())
      .execute()
    for (const [table, column] of indexed)
      await db.schema.createIndex(`${table}_${column}_idx`).on(table).column(column).execute()
  },
}

const indexed = [
  ['session', 'person_id'],
  ['sign_in_method', 'person_id'],
  ['verification', 'identifier'],
  ['second_factor', 'person_id'],
  ['second_factor', 'secret'],
  ['api_key', 'person_id'],
] as const

type Column = Parameters<
  Parameters<ReturnType<Kysely<unknown>['schema']['createTable']>['addColumn']>[2] & {}
>[0]

function ofPerson(column: Column): Column {
  return column.notNull().references('person.id').onDelete('cascade')
}
