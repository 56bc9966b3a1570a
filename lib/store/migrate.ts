import { type Kysely, Migrator, sql } from 'kysely'
import { migrations } from './migrations'
import { StoreProblem } from './problem'

/** Forward only, each migration in a transaction, one server at a time. */
export async function migrate<T>(db: Kysely<T>, where: string, upTo?: string): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
    migrationTableName: 'migration',
    migrationLockTableName: 'migration_lock',
  })
  const newer = await namesOfNewer(migrator, db)
  if (newer.length > 0) throw StoreProblem.newerDatabase(where, newer)
  const { error } = await (upTo === undefined ? migrator.migrateToLatest() : migrator.migrateTo(upTo))
  if (error) throw error
}

async function namesOfNewer<T>(migrator: Migrator, db: Kysely<T>): Promise<readonly string[]> {
  const known = new Set((await migrator.getMigrations()).map(({ name }) => name))
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some(({ name }) => name === 'migration')) return []
  const { rows } = await sql<{ name: string }>`select name from migration`.execute(db)
  return rows.map(({ name }) => name).filter(name => !known.has(name))
}
