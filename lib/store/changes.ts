import { sql } from 'kysely'
import { type Database, databaseNow, type Store } from './database'

export type ChangeTable = {
  id: string
  /** The AWS account, as `account.identity` spells it. */
  identity: string
  /** The run on whose page it was planned; null: it was planned in a terminal. */
  run_id: string | null
  check_id: string
  fix: string
  /** The plan in its one spelling; in it the exact bytes that stood there before. */
  plan: string
  /** SHA-256 of the plan. */
  hash: string
  /** How the account is reached, as JSON, without keys. */
  target: string
  /**
   * planned: somebody looks at it. awaiting: one admin has said yes, another has to. open: it was begun. ended: its
   * outcome is known.
   */
  state: 'planned' | 'awaiting' | 'open' | 'ended'
  outcome: ChangeOutcome | null
  /** A person's name, or the terminal's. */
  asked_by: string
  approved_by: string | null
  created_at: string
  /** Until then a plan can be applied. */
  expires_at: string
  ended_at: string | null
  /** What is changed, while the change is open: no other one can be open with the same name. */
  holds: string | null
  /** The process that works at it said so last: milliseconds on the database's clock. */
  beat: number | null
  /** Who works at it: a name of one process's one go at it. */
  worker: string | null
  /** The change that this one takes back. */
  undoes: string | null
}

export type ChangeOutcome =
  /** Written, read back, and the checks pass by themselves. */
  | 'verified'
  /** Written and read back; a check says otherwise than was planned. */
  | 'written'
  | 'not-written'
  /** What stands there now is neither what stood there before nor what was to. */
  | 'overtaken'

export type ChangeStepTable = {
  change_id: string
  number: number
  at: string
  step: ChangeStep
  /** As JSON. */
  details: string
}

/** In the order in which they happen; those about a write happen for each. */
export type ChangeStep =
  | 'journaled'
  | 'compared'
  | 'writing'
  | 'written'
  | 'refused'
  | 'read-back'
  | 'checked'
  | 'settling'
  | 'ended'

export type NewChange = Omit<
  ChangeTable,
  'state' | 'outcome' | 'approved_by' | 'ended_at' | 'holds' | 'beat' | 'worker'
>

export async function insertPlanned(db: Database, change: NewChange): Promise<void> {
  await db
    .insertInto('change')
    .values({
      ...change,
      state: 'planned',
      outcome: null,
      approved_by: null,
      ended_at: null,
      holds: null,
      beat: null,
      worker: null,
    })
    .execute()
}

export async function changeById(db: Database, id: string): Promise<ChangeTable | null> {
  return (await db.selectFrom('change').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

export async function stepsOf(db: Database, change: string): Promise<readonly ChangeStepTable[]> {
  return db.selectFrom('change_step').selectAll().where('change_id', '=', change).orderBy('number').execute()
}

/** Newest first, those that were begun. */
export async function changesOf(db: Database, identity: string): Promise<readonly ChangeTable[]> {
  return db
    .selectFrom('change')
    .selectAll()
    .where('identity', '=', identity)
    .where('state', '!=', 'planned')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
}

/** One admin has said yes. false: the plan is used, over, or another one. */
export async function awaitSecond(db: Database, id: string, hash: string, by: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('change')
    .set({ state: 'awaiting', asked_by: by })
    .where('id', '=', id)
    .where('hash', '=', hash)
    .where('state', '=', 'planned')
    .where('expires_at', '>', new Date().toISOString())
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

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

export async function addStep(
  db: Database,
  change: string,
  step: ChangeStep,
  details: Readonly<Record<string, unknown>>,
): Promise<void> {
  await db
    .insertInto('change_step')
    .columns(['change_id', 'number', 'at', 'step', 'details'])
    .expression(builder =>
      builder
        .selectFrom('change_step')
        .select(({ fn, val }) => [
          val(change).as('change_id'),
          sql<number>`coalesce(${fn.max('number')}, 0) + 1`.as('number'),
          val(new Date().toISOString()).as('at'),
          val(step).as('step'),
          val(JSON.stringify(details)).as('details'),
        ])
        .where('change_id', '=', change),
    )
    .execute()
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

export async function endChange(
  db: Database,
  id: string,
  outcome: ChangeOutcome,
  details: Readonly<Record<string, unknown>>,
): Promise<void> {
  await db.transaction().execute(async transaction => {
    await addStep(transaction, id, 'ended', { outcome, ...details })
    await transaction
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
      .execute()
  })
}

/** Plans that nobody applied are no history. */
export async function forgetPlansBefore(db: Database, at: string): Promise<void> {
  await db
    .deleteFrom('change')
    .where('state', 'in', ['planned', 'awaiting'])
    .where('expires_at', '<', at)
    .execute()
}
