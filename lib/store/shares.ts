import { createHash, randomBytes } from 'node:crypto'
import type { Database } from './database'
import { accessesOf, type ShareAccessTable } from './share-accesses'

export type ShareTable = {
  id: string
  /** SHA-256 of the token, in hex: the token itself is kept nowhere. */
  token_hash: string
  account_id: string
  /** The run that it shows; null: the newest of the account that has ended, whichever it is. */
  run_id: string | null
  /** The report as it was frozen and redacted, as JSON; null where the newest is shown. */
  document: string | null
  /** What is hidden, as JSON. */
  profile: string
  /** Of the tokens that stand for what is hidden, in hex. With it the administrator finds back. */
  salt: string
  created_at: string
  created_by: string
  /** There is no share without an end. */
  expires_at: string
  passphrase_hash: string | null
  /** null: as many as come. */
  most_views: number | null
  views: number
  /** Whom it was made for, as a JSON list of names: said on the page, and nothing is sent to them. */
  recipients: string
  revoked_at: string | null
}

const TOKEN_BYTES = 32

/** 256 random bits, and what is kept of them. */
export function newToken(): { readonly token: string; readonly hash: string } {
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  return { token, hash: hashOf(token) }
}

export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

export type NewShare = Omit<ShareTable, 'views' | 'revoked_at'>

export async function insertShare(db: Database, share: NewShare): Promise<void> {
  await db
    .insertInto('share')
    .values({ ...share, views: 0 })
    .execute()
}

/** Without its document, which is long, and kept by whoever shows it. */
export type ActiveShare = Pick<ShareTable, (typeof columns)[number]>
const columns = [
  'id',
  'account_id',
  'run_id',
  'profile',
  'salt',
  'expires_at',
  'passphrase_hash',
  'most_views',
] as const

/** null: it shows the newest run, and has none of its own. */
export async function documentOfShare(db: Database, id: string): Promise<string | null> {
  const share = await db.selectFrom('share').select('document').where('id', '=', id).executeTakeFirst()
  return share?.document ?? null
}

/** The share behind a token, where it may still be opened. Unknown, expired and revoked find no row alike. */
export async function activeShare(db: Database, token: string, now: Date): Promise<ActiveShare | null> {
  const share = await db
    .selectFrom('share')
    .select(columns)
    .where('token_hash', '=', hashOf(token))
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now.toISOString())
    .executeTakeFirst()
  return share ?? null
}

export function isActive(
  { expires_at, revoked_at }: Pick<ShareTable, 'expires_at' | 'revoked_at'>,
  now: Date,
): boolean {
  return revoked_at === null && Date.parse(expires_at) > now.getTime()
}

/** In the query who may: only a share of that account. false: there is no such share, or it was revoked before. */
export async function revokeShare(db: Database, accountId: string, id: string, now: Date): Promise<boolean> {
  const revoked = await db
    .updateTable('share')
    .set({ revoked_at: now.toISOString() })
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return revoked !== undefined
}

export type ShareLine = Omit<ShareTable, 'token_hash' | 'document' | 'salt' | 'passphrase_hash'> & {
  readonly hasPassphrase: boolean
  readonly accesses: readonly ShareAccessTable[]
}

/** The newest first, each with its newest accesses; those that are over too. */
export async function sharesOf(db: Database, accountId: string): Promise<readonly ShareLine[]> {
  const shares = await db
    .selectFrom('share')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('created_at', 'desc')
    .execute()
  return Promise.all(
    shares.map(async ({ token_hash: _, document: __, salt: ___, passphrase_hash, ...share }) => ({
      ...share,
      hasPassphrase: passphrase_hash !== null,
      accesses: await accessesOf(db, share.id),
    })),
  )
}

/** With its salt, for the administrator's way back: only a share of that account. */
export async function shareOf(db: Database, accountId: string, id: string): Promise<ShareTable | null> {
  const share = await db
    .selectFrom('share')
    .selectAll()
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return share ?? null
}

/** Takes out links that had ended by then, with who came by them: expired, or taken back. */
export async function forgetSharesEndedBefore(db: Database, time: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('share')
    .where(({ eb, or }) => or([eb('expires_at', '<', time), eb('revoked_at', '<', time)]))
    .executeTakeFirst()
  return Number(numDeletedRows)
}
