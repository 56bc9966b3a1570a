import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Database, Store } from './database'
import { no } from './people'

export type InvitationTable = {
  id: string
  /** SHA-256 of what the link carries; the link itself is kept nowhere. */
  hash: string
  /** In small letters; null: whoever opens it first, which is how the first admin is made. */
  email: string | null
  role: string
  made_by: string | null
  created_at: string
  expires_at: string
}

export type OpenInvitation = Pick<InvitationTable, 'id' | 'email' | 'role' | 'expires_at'>

/** The set-up link: the one before it no longer opens. null: somebody is there already. */
export async function replaceSetUp(
  { db }: Store,
  link: Pick<InvitationTable, 'hash' | 'expires_at'>,
): Promise<boolean> {
  return db.transaction().execute(async transaction => {
    await transaction.deleteFrom('invitation').where('made_by', 'is', null).execute()
    if (await transaction.selectFrom('person').select('id').limit(1).executeTakeFirst()) return false
    await transaction
      .insertInto('invitation')
      .values({ ...link, id: randomUUID(), email: null, role: 'admin', made_by: null, created_at: now() })
      .execute()
    return true
  })
}

/** A new one for somebody who has one takes its place. */
export async function invite(
  db: Database,
  invitation: Pick<InvitationTable, 'hash' | 'role' | 'expires_at'> & { email: string; made_by: string },
): Promise<void> {
  await db.transaction().execute(async transaction => {
    await transaction.deleteFrom('invitation').where('email', '=', invitation.email).execute()
    await transaction
      .insertInto('invitation')
      .values({ ...invitation, id: randomUUID(), created_at: now() })
      .execute()
  })
}

export async function openInvitations(db: Database): Promise<readonly OpenInvitation[]> {
  return db
    .selectFrom('invitation')
    .select(['id', 'email', 'role', 'expires_at'])
    .where('made_by', 'is not', null)
    .where('expires_at', '>', now())
    .orderBy('created_at', 'desc')
    .execute()
}

export async function withdrawInvitation(db: Database, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('invitation')
    .where('made_by', 'is not', null)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows > 0
}

export async function invitationBehind(db: Database, hash: string): Promise<OpenInvitation | null> {
  const found = await db
    .selectFrom('invitation')
    .select(['id', 'email', 'role', 'expires_at'])
    .where('hash', '=', hash)
    .where('expires_at', '>', now())
    .executeTakeFirst()
  return found ?? null
}

export type Joining = { readonly name: string; readonly email: string; readonly passwordHash: string }
type Joined =
  | { readonly id: string; readonly role: string; readonly email: string }
  | 'no-invitation'
  | 'email-taken'

/** Uses the invitation up and makes the person, both or neither. */
export async function join({ db, kind }: Store, hash: string, joining: Joining): Promise<Joined> {
  return db.transaction().execute(async transaction => {
    // Two who open the set-up link at once: the second waits here, and finds it used.
    if (kind === 'postgres') await sql`lock table person in share row exclusive mode`.execute(transaction)
    const invitation = await invitationBehind(transaction, hash)
    if (!invitation) return 'no-invitation'
    const email = invitation.email ?? joining.email
    const taken = await transaction
      .selectFrom('person')
      .select('id')
      .where('email', '=', email)
      .executeTakeFirst()
    if (taken) return 'email-taken'
    const [id, at] = [randomUUID(), now()]
    await transaction
      .insertInto('person')
      .values({
        id,
        name: joining.name,
        email,
        email_verified: no(),
        created_at: at,
        updated_at: at,
        role: invitation.role,
      })
      .execute()
    await transaction
      .insertInto('sign_in_method')
      .values({
        id: randomUUID(),
        subject: id,
        provider: 'credential',
        person_id: id,
        password_hash: joining.passwordHash,
        created_at: at,
        updated_at: at,
      })
      .execute()
    await transaction.deleteFrom('invitation').where('id', '=', invitation.id).execute()
    return { id, role: invitation.role, email }
  })
}

function now(): string {
  return new Date().toISOString()
}
