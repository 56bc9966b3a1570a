import type { Database } from './database'
import { iso, type Moment } from './people'

/** better-auth's `session`. */
export type SessionTable = {
  id: string
  expires_at: Moment
  token: string
  created_at: Moment
  updated_at: Moment
  address: string | null
  user_agent: string | null
  person_id: string
}

export type SessionLine = {
  readonly id: string
  readonly createdAt: string
  readonly address: string | null
  readonly userAgent: string | null
}

/** Those that are still good, the newest first. */
export async function sessionsOf(db: Database, person: string): Promise<readonly SessionLine[]> {
  const rows = await db
    .selectFrom('session')
    .select(['id', 'created_at', 'address', 'user_agent'])
    .where('person_id', '=', person)
    .where('expires_at', '>', new Date().toISOString())
    .orderBy('created_at', 'desc')
    .execute()
  return rows.map(({ id, created_at, address, user_agent }) => ({
    id,
    createdAt: iso(created_at),
    address,
    userAgent: user_agent,
  }))
}

/** Of this person only. */
export async function endSession(db: Database, person: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('session')
    .where('person_id', '=', person)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows > 0
}

export async function endOtherSessions(db: Database, person: string, except: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('session')
    .where('person_id', '=', person)
    .where('id', '!=', except)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
