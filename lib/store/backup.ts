import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import type { Store } from './database'
import { migrations } from './migrations'
import { countVerdicts } from './migrations/0004-history-and-attestations'
import { foldNames } from './migrations/0007-search-names'
import { type Tables, tablesInOrder } from './tables'

/**
 * A backup is lines of JSON: a head, one line a row (`["run", {…}]`), and the count at its end. Either database writes it
 * and either takes it, so that it is also the way from SQLite to PostgreSQL.
 */
const head = z.object({
  kind: z.literal('kiro-readiness-backup'),
  version: z.literal(1),
  at: z.string(),
  migrations: z.array(z.string()),
})
const value = z.union([z.string(), z.number(), z.boolean(), z.null()])
const row = z.tuple([z.enum(tablesInOrder), z.record(z.string(), value)])
const foot = z.object({ rows: z.number() })

const PAGE = 500

/** Everything as it was at one moment, while servers go on. */
export async function backup({ db, kind }: Store, to: Writable): Promise<number> {
  return db.connection().execute(async connection => {
    await sql
      .raw(kind === 'postgres' ? 'begin isolation level repeatable read read only' : 'begin')
      .execute(connection)
    try {
      await writeLine(to, {
        kind: 'kiro-readiness-backup',
        version: 1,
        at: new Date().toISOString(),
        migrations: Object.keys(migrations),
      })
      let rows = 0
      for (const table of tablesInOrder)
        for await (const found of rowsOf(connection, table)) {
          await writeLine(to, [table, found])
          rows += 1
        }
      await writeLine(to, { rows })
      return rows
    } finally {
      await sql.raw('rollback').execute(connection)
    }
  })
}

async function* rowsOf(db: Kysely<Tables>, table: string): AsyncGenerator<unknown> {
  for (let page = 0; ; page++) {
    // By every column's place: no table has so many that the order of equal rows could matter.
    const { rows } =
      await sql`select * from ${sql.table(table)} order by 1, 2 limit ${PAGE} offset ${page * PAGE}`.execute(
        db,
      )
    yield* rows
    if (rows.length < PAGE) return
  }
}

function writeLine(to: Writable, content: unknown): Promise<void> {
  return new Promise((resolve, reject) => {
    to.write(`${JSON.stringify(content)}\n`, error => (error ? reject(error) : resolve()))
  })
}

export type Restored =
  | { readonly ok: true; readonly rows: number; readonly at: string }
  | {
      readonly ok: false
      readonly why: 'not-empty' | 'not-a-backup' | 'newer' | 'cut-off' | 'does-not-fit'
      readonly line: number
    }

/** Into a store that holds nothing yet: all of it, or nothing. */
export async function restore({ db }: Store, from: Readable): Promise<Restored> {
  for (const table of tablesInOrder)
    if ((await sql`select 1 from ${sql.table(table)} limit 1`.execute(db)).rows.length > 0)
      return { ok: false, why: 'not-empty', line: 0 }
  try {
    return await db.transaction().execute(async transaction => {
      const [state, lines] = [
        { rows: 0, line: 0, at: '' },
        createInterface({ input: from, crlfDelay: Infinity }),
      ]
      let booleans = new Map<string, ReadonlySet<string>>()
      for await (const text of lines) {
        state.line += 1
        const parsed = parse(text)
        if (state.line === 1) {
          const { data } = head.safeParse(parsed)
          if (!data) throw new Refused('not-a-backup', 1)
          if (data.migrations.some(name => !Object.hasOwn(migrations, name))) throw new Refused('newer', 1)
          state.at = data.at
          booleans = await booleanColumns(transaction)
          continue
        }
        const end = foot.safeParse(parsed)
        if (end.success) {
          if (end.data.rows !== state.rows) throw new Refused('cut-off', state.line)
          // What an earlier version had no place for is worked out as an update would.
          await countVerdicts(transaction)
          await foldNames(transaction)
          return { ok: true, rows: state.rows, at: state.at } as const
        }
        const { data } = row.safeParse(parsed)
        if (!data) throw new Refused('not-a-backup', state.line)
        const [table, columns] = data
        await insert(transaction, table, columns, booleans.get(table) ?? new Set()).catch(cause => {
          // Such as a run without its account: a line is missing before this one.
          throw new Refused('does-not-fit', state.line, cause)
        })
        state.rows += 1
      }
      throw new Refused(state.line === 0 ? 'not-a-backup' : 'cut-off', state.line)
    })
  } catch (error) {
    if (error instanceof Refused) return { ok: false, why: error.why, line: error.line }
    throw error
  }
}

/** Rolls back. */
class Refused extends Error {
  constructor(
    readonly why: Extract<Restored, { ok: false }>['why'],
    readonly line: number,
    cause?: unknown,
  ) {
    super(why, { cause })
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function insert(
  db: Kysely<Tables>,
  table: string,
  columns: Readonly<Record<string, z.infer<typeof value>>>,
  booleans: ReadonlySet<string>,
): Promise<void> {
  const entries = Object.entries(columns)
  const names = sql.join(entries.map(([name]) => sql.ref(name)))
  const values = sql.join(entries.map(([name, each]) => sql`${spelled(each, booleans.has(name))}`))
  await sql`insert into ${sql.table(table)} (${names}) values (${values})`.execute(db)
}

/** PostgreSQL says true where SQLite says 1. */
function spelled(each: z.infer<typeof value>, isBoolean: boolean): z.infer<typeof value> {
  if (isBoolean && typeof each === 'number') return each === 1
  return !isBoolean && typeof each === 'boolean' ? Number(each) : each
}

async function booleanColumns(db: Kysely<Tables>): Promise<Map<string, ReadonlySet<string>>> {
  const tables = await db.introspection.getTables()
  return new Map(
    tables.map(({ name, columns }) => [
      name,
      new Set(columns.filter(({ dataType }) => dataType === 'bool').map(column => column.name)),
    ]),
  )
}
