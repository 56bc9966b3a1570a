import type { Database } from './database'

/** A role that is being made for this server; open until a run has been begun with it. */
export type ConnectionTable = {
  id: string
  created_at: string
  /** Who may assume the role: an ARN. */
  principal: string
  external_id: string
  /** 1: with a second role, for fixes. */
  fixes: 0 | 1
  /** The first run that was begun with it. */
  run_id: string | null
}

export async function insertConnection(
  db: Database,
  connection: Omit<ConnectionTable, 'run_id'>,
): Promise<void> {
  await db.insertInto('connection').values(connection).execute()
}

export async function connectionById(db: Database, id: string): Promise<ConnectionTable | null> {
  const found = await db.selectFrom('connection').selectAll().where('id', '=', id).executeTakeFirst()
  return found ?? null
}

/** Newest first. */
export async function openConnections(db: Database): Promise<readonly ConnectionTable[]> {
  return db
    .selectFrom('connection')
    .selectAll()
    .where('run_id', 'is', null)
    .orderBy('created_at', 'desc')
    .limit(10)
    .execute()
}

/** Its external ID is not shown among the open ones from now on. */
export async function takeConnection(db: Database, id: string, run: string): Promise<void> {
  await db
    .updateTable('connection')
    .set({ run_id: run })
    .where('id', '=', id)
    .where('run_id', 'is', null)
    .execute()
}
