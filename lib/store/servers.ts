import { type Database, databaseNow, type Store } from './database'

export type ServerTable = {
  id: string
  /** When it last said that it lives: milliseconds on the database's clock. */
  beat: number
}

/** Says that this server lives. Others take its runs for interrupted once it has been silent for too long. */
export async function beat({ db, kind }: Store, id: string): Promise<void> {
  await db
    .insertInto('server')
    .values({ id, beat: databaseNow(kind) })
    .onConflict(conflict => conflict.column('id').doUpdateSet({ beat: databaseNow(kind) }))
    .execute()
}

/** A server that ends says so; its runs need not wait to be taken for interrupted. */
export async function signOff(db: Database, id: string): Promise<void> {
  await db.deleteFrom('server').where('id', '=', id).execute()
}

/** Runs under way whose server has not been heard of for so many milliseconds, or has ended. */
export async function orphanedRuns({ db, kind }: Store, silentMs: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('run')
    .leftJoin('server', 'server.id', 'run.server_id')
    .select('run.id')
    .where('run.state', '=', 'running')
    .where(({ eb, or }) =>
      or([eb('server.id', 'is', null), eb(databaseNow(kind), '>', eb('server.beat', '+', silentMs))]),
    )
    .execute()
  return rows.map(({ id }) => id)
}
