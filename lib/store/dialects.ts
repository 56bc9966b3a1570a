import { chmod, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type MigrationLockOptions,
  PostgresDialect,
  type QueryResult,
  SqliteAdapter,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from 'kysely'
import Libsql from 'libsql'
import { Pool, types } from 'pg'

export type DatabaseKind = 'sqlite' | 'postgres'

/** A file, made with its folder where there is none; nobody but who runs the server reads it. */
export async function sqliteDialect(path: string): Promise<Dialect> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const database = new Libsql(path)
  // Before anything stands in it: the files beside it take its mode.
  await chmod(path, 0o600)
  // A write that was acknowledged outlives a power cut, a reader never waits for a writer, a second process does.
  for (const pragma of [
    'busy_timeout = 0',
    'busy_timeout = 10000',
    'journal_mode = WAL',
    'synchronous = FULL',
    'foreign_keys = ON',
    // From here on a connection waits in its own way: SQLite's would hold up whoever it waits for, too.
    'busy_timeout = 0',
  ])
    database.exec(`PRAGMA ${pragma}`)
  return new ImmediateSqliteDialect({ database })
}

/**
 * Every transaction takes the writer's place at its start. One that begins by reading and writes later is refused at
 * once where another wrote in between, without waiting (https://sqlite.org/lang_transaction.html).
 */
class ImmediateSqliteDialect extends SqliteDialect {
  constructor(private readonly given: SqliteDialectConfig) {
    super(given)
  }
  override createDriver() {
    return new ImmediateSqliteDriver(this.given)
  }
  override createAdapter() {
    return new TransactionalSqliteAdapter()
  }
}

class ImmediateSqliteDriver extends SqliteDriver {
  constructor(private readonly given: SqliteDialectConfig) {
    super(given)
  }
  override async acquireConnection(): Promise<DatabaseConnection> {
    return new PatientConnection(await super.acquireConnection(), this.database())
  }
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    if (connection instanceof PatientConnection) await connection.begin()
  }
  /** A full disk makes SQLite roll back by itself: to do so again would hide why. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.database().inTransaction) await super.rollbackTransaction(connection)
  }
  private database(): Libsql.Database {
    // Ours: sqliteDialect gives it.
    return this.given.database as unknown as Libsql.Database
  }
}

/** In milliseconds. SQLite's own waiting is switched off: it would hold up every request of this process. */
const PATIENCE = { pause: 10, most: 10_000 }

/**
 * Waits while another connection writes. A prepared statement that was told to wait would stay half done, and keep this
 * connection from ever ending a transaction: only what is executed whole asks for the writer's place.
 */
class PatientConnection implements DatabaseConnection {
  constructor(
    private readonly connection: DatabaseConnection,
    private readonly database: Libsql.Database,
  ) {}

  async begin(): Promise<void> {
    for (const until = Date.now() + PATIENCE.most; ; ) {
      try {
        this.database.exec('begin immediate')
        return
      } catch (error) {
        if (!isBusy(error) || Date.now() > until) throw error
        await new Promise(resolve => setTimeout(resolve, PATIENCE.pause))
      }
    }
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.database.inTransaction || !writes.has(query.query.kind))
      return this.connection.executeQuery<R>(query)
    await this.begin()
    try {
      const result = await this.connection.executeQuery<R>(query)
      this.database.exec('commit')
      return result
    } catch (error) {
      if (this.database.inTransaction) this.database.exec('rollback')
      throw error
    }
  }

  streamQuery<R>(query: CompiledQuery, chunkSize?: number): AsyncIterableIterator<QueryResult<R>> {
    return this.connection.streamQuery<R>(query, chunkSize)
  }
}

const writes: ReadonlySet<string> = new Set(['InsertQueryNode', 'UpdateQueryNode', 'DeleteQueryNode'])

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')
}

/** SQLite rolls back changes of the schema too, so that a migration is whole or not there; its lock is the writer's place. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl() {
    return true
  }
  override async acquireMigrationLock(_db: unknown, _options: MigrationLockOptions): Promise<void> {}
}

const INT8 = 20

/** Pooled. A connection that is lost while idle is dropped, and the next query opens another. */
export function postgresDialect(connectionString: string): Dialect {
  const pool = new Pool({
    connectionString,
    max: 10,
    connectionTimeoutMillis: 5_000,
    application_name: 'kiro-readiness',
    types: {
      // Milliseconds and counts stay far below 2^53.
      getTypeParser: (oid, format) => (oid === INT8 ? Number : types.getTypeParser(oid, format)),
    },
  })
  pool.on('error', error => console.error('A connection to the database was lost:', error.message))
  return new PostgresDialect({ pool })
}
