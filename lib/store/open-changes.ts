import { addStep, type ChangeStep } from './change-steps'
import type { ChangeOutcome, ChangeTable } from './changes'
import { type Database, databaseNow, type Store } from './database'

export type Opening = {
  readonly hash: string
  readonly holds: string
  readonly by: string
  readonly worker: string
  /** The state that it has to be in, and by whom it must not have been asked. */
  readonly from: 'planned' | 'awaiting'
}

/**
 * Begins the change, once: a plan that was used, is over or has another hash is not begun, and nor is a second change of
 * the same thing, on whatever server.
 */
export async function openChange(
  { db, kind }: Store,
  id: string,
  { hash, holds, by, from, worker }: Opening,
): Promise<'opened' | 'used' | 'busy'> {
  try {
    return await db.transaction().execute(async transaction => {
      const { numUpdatedRows } = await transaction
        .updateTable('change')
        .set({
          state: 'open',
          holds,
          worker,
          beat: databaseNow(kind),
          ...(from === 'awaiting' ? { approved_by: by } : { asked_by: by }),
        })
        .where('id', '=', id)
        .where('hash', '=', hash)
        .where('state', '=', from)
        .where('expires_at', '>', new Date().toISOString())
        .$if(from === 'awaiting', query => query.where('asked_by', '!=', by))
        .executeTakeFirst()
      if (numUpdatedRows === 0n) return 'used'
      await addStep(transaction, id, 'journaled', { hash, by })
      return 'opened'
    })
  } catch (error) {
    if (isTaken(error)) return 'busy'
    throw error
  }
}

/** Both databases say which rule was broken, each in its way. */
function isTaken(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return code === '23505' || code.startsWith('SQLITE_CONSTRAINT')
}

/** Says that somebody works at it; false: another one does, or it has ended. */
export async function beatChange({ db, kind }: Store, id: string, worker: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('change')
    .set({ beat: databaseNow(kind) })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .where('worker', '=', worker)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Takes over a change whose process is silent; false: another one did. */
export async function takeOverChange(
  { db, kind }: Store,
  id: string,
  worker: string,
  silentMs: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('change')
    .set({ beat: databaseNow(kind), worker })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .where(databaseNow(kind), '>', ({ eb }) => eb('beat', '+', silentMs))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function orphanedChanges(
  { db, kind }: Store,
  silentMs: number,
): Promise<readonly ChangeTable[]> {
  return db
    .selectFrom('change')
    .selectAll()
    .where('state', '=', 'open')
    .where(databaseNow(kind), '>', ({ eb }) => eb('beat', '+', silentMs))
    .orderBy('created_at')
    .limit(50)
    .execute()
}

/** Who holds it, while it is held. */
export async function holderOf(db: Database, holds: string): Promise<ChangeTable | null> {
  return (await db.selectFrom('change').selectAll().where('holds', '=', holds).executeTakeFirst()) ?? null
}

/** Of whoever works at it; false: another one does, or it has ended, and nothing is written down. */
export async function stepBy(
  store: Store,
  id: string,
  worker: string,
  step: ChangeStep,
  details: Readonly<Record<string, unknown>>,
): Promise<boolean> {
  return store.db.transaction().execute(async transaction => {
    if (!(await beatChange({ ...store, db: transaction }, id, worker))) return false
    await addStep(transaction, id, step, details)
    return true
  })
}

/** The same with the last step. */
export async function endChange(
  { db }: Store,
  id: string,
  worker: string,
  outcome: ChangeOutcome,
  details: Readonly<Record<string, unknown>>,
): Promise<boolean> {
  return db.transaction().execute(async transaction => {
    const { numUpdatedRows } = await transaction
      .updateTable('change')
      .set({
        state: 'ended',
        outcome,
        ended_at: new Date().toISOString(),
        holds: null,
        beat: null,
        worker: null,
      })
      .where('id', '=', id)
      .where('worker', '=', worker)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return false
    await addStep(transaction, id, 'ended', { outcome, ...details })
    return true
  })
}
