import type { Database } from './database'

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

/** Plans that nobody applied are no history. */
export async function forgetPlansBefore(db: Database, at: string): Promise<void> {
  await db
    .deleteFrom('change')
    .where('state', 'in', ['planned', 'awaiting'])
    .where('expires_at', '<', at)
    .execute()
}
