import { sql } from 'kysely'
import type { Database } from './database'

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

export async function stepsOf(db: Database, change: string): Promise<readonly ChangeStepTable[]> {
  return db.selectFrom('change_step').selectAll().where('change_id', '=', change).orderBy('number').execute()
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
