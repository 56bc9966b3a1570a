import { randomBytes } from 'node:crypto'
import { append } from './audit'
import type { Database, Store } from './database'

export type ShareAccessTable = {
  id: string
  share_id: string
  at: string
  outcome: 'opened' | 'wrong-passphrase' | 'no-views-left'
  from_address: string | null
  user_agent: string | null
}

export type Access = Omit<ShareAccessTable, 'id'>

/**
 * Takes one view, and says who came to the list of the link and to the audit log: all of it or nothing. false: it was
 * revoked, has expired or has none left in the meantime.
 */
export async function takeView({ db, kind }: Store, access: Omit<Access, 'outcome'>): Promise<boolean> {
  const { share_id, at, from_address } = access
  return db.transaction().execute(async transaction => {
    const taken = await transaction
      .updateTable('share')
      .set(({ eb }) => ({ views: eb('views', '+', 1) }))
      .where('id', '=', share_id)
      .where('revoked_at', 'is', null)
      .where('expires_at', '>', at)
      .where(({ eb, or, ref }) => or([eb('most_views', 'is', null), eb('views', '<', ref('most_views'))]))
      .returning(['account_id', 'views'])
      .executeTakeFirst()
    if (!taken) return false
    await noteAccess(transaction, { ...access, outcome: 'opened' })
    await append(transaction, kind, {
      actor: { kind: 'link', id: share_id, name: '' },
      from: from_address,
      action: 'share.opened',
      accountId: taken.account_id,
      details: { share: share_id, view: taken.views },
    })
    return true
  })
}

export async function noteAccess(db: Database, access: Access): Promise<string> {
  const id = randomBytes(12).toString('hex')
  await db
    .insertInto('share_access')
    .values({ id, ...access })
    .execute()
  return id
}

const MOST = 50

/** The newest of a share, newest first. */
export async function accessesOf(db: Database, share: string): Promise<ShareAccessTable[]> {
  return db
    .selectFrom('share_access')
    .selectAll()
    .where('share_id', '=', share)
    .orderBy('at', 'desc')
    .limit(MOST)
    .execute()
}

/**
 * Takes one of so many tries at a share's passphrase, whichever servers they are made on. It is noted as a wrong one until it
 * is given back: of any number at once no more than `most` are tried. null: none is left.
 */
export async function takeTry(
  db: Database,
  access: Omit<Access, 'outcome'>,
  { since, most }: { readonly since: Date; readonly most: number },
): Promise<string | null> {
  return db.transaction().execute(async transaction => {
    // A write comes first, so that whoever else tries waits here, in either database.
    await transaction
      .updateTable('share')
      .set(({ ref }) => ({ views: ref('views') }))
      .where('id', '=', access.share_id)
      .execute()
    const { count } = await transaction
      .selectFrom('share_access')
      .select(({ fn }) => fn.countAll().as('count'))
      .where('share_id', '=', access.share_id)
      .where('outcome', '=', 'wrong-passphrase')
      .where('at', '>', since.toISOString())
      .executeTakeFirstOrThrow()
    if (Number(count) >= most) return null
    return noteAccess(transaction, { ...access, outcome: 'wrong-passphrase' })
  })
}

/** It was the right one. */
export async function giveTryBack(db: Database, id: string): Promise<void> {
  await db.deleteFrom('share_access').where('id', '=', id).execute()
}
