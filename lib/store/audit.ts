import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Database, Store } from './database'

export type AuditEventTable = {
  number: number
  at: string
  /** Who, as JSON: Actor. */
  actor: string
  from_address: string | null
  action: string
  account_id: string | null
  /** As JSON. */
  details: string
  previous_hash: string
  /** SHA-256 over what stands before it, in the spelling of `hashed`. */
  hash: string
}

export type Actor = {
  readonly kind: 'person' | 'api-key' | 'terminal' | 'server' | 'link' | 'nobody'
  readonly id: string | null
  readonly name: string
}

export type AuditEvent = {
  readonly actor: Actor
  /** The address of whoever asked; null where there is none. */
  readonly from: string | null
  /** A word with its matter first: `share.revoked`. */
  readonly action: string
  /** Our id of the account it was about. */
  readonly accountId: string | null
  /** Never a secret. */
  readonly details: Readonly<Record<string, string | number | boolean | null>>
}

/** What stands before the first event. */
export const START = '0'.repeat(64)

export async function audit({ db, kind }: Store, event: AuditEvent): Promise<void> {
  await db.transaction().execute(transaction => append(transaction, kind, event))
}

/** Adds an event to the end of the chain, one server at a time; in a transaction, with what it tells of. */
export async function append(transaction: Database, kind: Store['kind'], event: AuditEvent): Promise<void> {
  if (kind === 'postgres') await sql`lock table audit_event in share row exclusive mode`.execute(transaction)
  const last = await transaction
    .selectFrom('audit_event')
    .select(['number', 'hash'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  const row = {
    number: (last?.number ?? 0) + 1,
    at: new Date().toISOString(),
    actor: JSON.stringify(event.actor),
    from_address: event.from,
    action: event.action,
    account_id: event.accountId,
    details: JSON.stringify(event.details),
    previous_hash: last?.hash ?? START,
  }
  await transaction
    .insertInto('audit_event')
    .values({ ...row, hash: hashed(row) })
    .execute()
}

/** A list, so that nothing that stands in one place could stand in another. */
function hashed(row: Omit<AuditEventTable, 'hash'>): string {
  const { number, at, actor, from_address, action, account_id, details, previous_hash } = row
  const text = JSON.stringify([previous_hash, number, at, actor, from_address, action, account_id, details])
  return createHash('sha256').update(text).digest('hex')
}

const PAGE = 1_000

/** Oldest first, page by page. */
export async function* auditEvents(db: Database): AsyncGenerator<AuditEventTable> {
  for (let after = 0; ; ) {
    const page = await db
      .selectFrom('audit_event')
      .selectAll()
      .where('number', '>', after)
      .orderBy('number')
      .limit(PAGE)
      .execute()
    yield* page
    if (page.length < PAGE) return
    after = page.at(-1)?.number ?? after
  }
}

export type ChainCheck =
  | { readonly whole: true; readonly events: number; readonly head: string; readonly met: boolean }
  | { readonly whole: false; readonly number: number; readonly why: 'altered' | 'missing' | 'out-of-place' }

/** Walks the chain. `expect`: a head that was noted earlier, which has to be met on the way (the end may be cut off). */
export async function checkChain(db: Database, expect?: string): Promise<ChainCheck> {
  let [head, events, met] = [START, 0, expect === undefined || expect === START]
  for await (const event of auditEvents(db)) {
    events += 1
    if (event.number !== events) return { whole: false, number: events, why: 'missing' }
    if (event.previous_hash !== head) return { whole: false, number: events, why: 'out-of-place' }
    if (hashed(event) !== event.hash) return { whole: false, number: events, why: 'altered' }
    head = event.hash
    met ||= head === expect
  }
  return { whole: true, events, head, met }
}
