import { type ColumnType, sql } from 'kysely'
import type { Database, Store } from './database'

/** Text in SQLite, a moment in PostgreSQL; both take ISO 8601. */
export type Moment = ColumnType<string | Date, string, string>
/** 0 and 1 in SQLite. */
export type Truth = ColumnType<boolean | number | null, never, never>

/** better-auth's `user`. */
export type PersonTable = {
  id: string
  name: string
  /** In small letters. */
  email: string
  email_verified: ColumnType<boolean | number, ReturnType<typeof no>, never>
  image: string | null
  created_at: Moment
  updated_at: Moment
  role: string
  second_factor: Truth | null
}

export const no = () => sql<boolean>`false`

export type PersonLine = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: string
  readonly secondFactor: boolean
  /** ISO 8601; null: has no session. */
  readonly lastSignIn: string | null
}

export async function anybody(db: Database): Promise<boolean> {
  return (await db.selectFrom('person').select('id').limit(1).executeTakeFirst()) !== undefined
}

/** By name. */
export async function listPeople(db: Database): Promise<readonly PersonLine[]> {
  const rows = await db
    .selectFrom('person')
    .leftJoin('session', 'session.person_id', 'person.id')
    .select(['person.id', 'person.name', 'person.email', 'person.role', 'person.second_factor'])
    .select(({ fn }) => fn.max('session.created_at').as('last_sign_in'))
    .groupBy(['person.id', 'person.name', 'person.email', 'person.role', 'person.second_factor'])
    .orderBy('person.name')
    .orderBy('person.id')
    .execute()
  return rows.map(({ second_factor, last_sign_in, ...row }) => ({
    ...row,
    secondFactor: Boolean(second_factor),
    lastSignIn: last_sign_in === null ? null : iso(last_sign_in),
  }))
}

export function iso(moment: string | Date): string {
  return new Date(moment).toISOString()
}

type Changed = 'done' | 'not-found' | 'last-admin'

/** Never takes the role from the last admin. What was open under the old role is narrowed at the next request. */
export async function setRole(store: Store, id: string, role: string): Promise<Changed> {
  return amongAdmins(store, id, role === 'admin', transaction =>
    transaction
      .updateTable('person')
      .set({ role, updated_at: new Date().toISOString() })
      .where('id', '=', id)
      .execute(),
  )
}

/** Their sessions, keys and invitations go with them; what they did stays in the log. */
export async function removePerson(store: Store, id: string): Promise<Changed> {
  return amongAdmins(store, id, false, transaction =>
    transaction.deleteFrom('person').where('id', '=', id).execute(),
  )
}

/** One change at a time: of two admins who demote one another, one stays. */
async function amongAdmins(
  { db, kind }: Store,
  id: string,
  staysAdmin: boolean,
  change: (transaction: Database) => Promise<unknown>,
): Promise<Changed> {
  return db.transaction().execute(async transaction => {
    if (kind === 'postgres') await sql`lock table person in share row exclusive mode`.execute(transaction)
    const person = await transaction
      .selectFrom('person')
      .select('role')
      .where('id', '=', id)
      .executeTakeFirst()
    if (!person) return 'not-found'
    if (person.role === 'admin' && !staysAdmin) {
      const other = await transaction
        .selectFrom('person')
        .select('id')
        .where('role', '=', 'admin')
        .where('id', '!=', id)
        .limit(1)
        .executeTakeFirst()
      if (!other) return 'last-admin'
    }
    await change(transaction)
    return 'done'
  })
}
