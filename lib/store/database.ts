import { join } from 'node:path'
import { Kysely, type RawBuilder, sql } from 'kysely'
import { type DatabaseKind, postgresDialect, sqliteDialect } from './dialects'
import { migrate } from './migrate'
import { StoreProblem } from './problem'
import type { Tables } from './tables'

export type Database = Kysely<Tables>

export type Store = {
  readonly db: Database
  readonly kind: DatabaseKind
  /** Where the data is, without a password. */
  readonly where: string
  close(): Promise<void>
}

export type StorePlace = { readonly dataDir: string; readonly databaseUrl?: string | undefined }

/** SQLite under the data folder, or PostgreSQL where a URL names one; brought up to this program's version. */
export async function openStore({ dataDir, databaseUrl }: StorePlace): Promise<Store> {
  const path = join(dataDir, 'kiro-readiness.db')
  const kind: DatabaseKind = databaseUrl ? 'postgres' : 'sqlite'
  const where = databaseUrl ? withoutPassword(databaseUrl) : path
  const dialect = databaseUrl
    ? postgresDialect(databaseUrl)
    : await sqliteDialect(path).catch(error => {
        throw StoreProblem.of(error, where)
      })
  const db = new Kysely<Tables>({ dialect })
  try {
    await migrate(db, where)
  } catch (error) {
    await db.destroy()
    throw StoreProblem.of(error, where)
  }
  return { db, kind, where, close: () => db.destroy() }
}

/** Milliseconds since 1970 on the database's own clock: those of two servers may differ. */
export function databaseNow(kind: DatabaseKind): RawBuilder<number> {
  return kind === 'postgres'
    ? sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`
    : sql<number>`cast(unixepoch('subsec') * 1000 as integer)`
}

function withoutPassword(url: string): string {
  const parsed = URL.parse(url)
  return parsed
    ? `${parsed.protocol}//${parsed.host}${parsed.pathname}`
    : 'the database that DATABASE_URL names'
}
