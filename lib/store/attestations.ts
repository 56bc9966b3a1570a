import type { Database } from './database'

export type AttestationTable = {
  id: string
  account_id: string
  check_id: string
  /** A person's name. */
  attested_by: string
  attested_at: string
  expires_at: string
  note: string
  revoked_at: string | null
  revoked_by: string | null
  /** 1: the account's newest run has been judged without it since it ended. */
  settled: 0 | 1
}

export async function insertAttestation(
  db: Database,
  attestation: Omit<AttestationTable, 'revoked_at' | 'revoked_by' | 'settled'>,
): Promise<void> {
  await db
    .insertInto('attestation')
    .values({ ...attestation, settled: 0 })
    .execute()
}

/** false: it had been revoked, or there is none of that account. */
export async function revokeAttestation(
  db: Database,
  account: string,
  id: string,
  by: { readonly name: string; readonly at: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('attestation')
    .set({ revoked_at: by.at, revoked_by: by.name, settled: 1 })
    .where('id', '=', id)
    .where('account_id', '=', account)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Newest first, those that have ended too. */
export async function attestationsOf(db: Database, account: string): Promise<readonly AttestationTable[]> {
  return db
    .selectFrom('attestation')
    .selectAll()
    .where('account_id', '=', account)
    .orderBy('attested_at', 'desc')
    .orderBy('id', 'desc')
    .limit(50)
    .execute()
}

/** Those that hold at a time (ISO 8601), of the account of this identity; the one that holds longest comes last. */
export async function attestationsAt(
  db: Database,
  identity: string,
  at: string,
): Promise<readonly AttestationTable[]> {
  return db
    .selectFrom('attestation')
    .innerJoin('account', 'account.id', 'attestation.account_id')
    .selectAll('attestation')
    .where('account.identity', '=', identity)
    .where('revoked_at', 'is', null)
    .where('attested_at', '<=', at)
    .where('expires_at', '>', at)
    .orderBy('expires_at')
    .execute()
}

export type Lapsed = Pick<AttestationTable, 'id' | 'account_id' | 'check_id'>

/** Those whose time is over, and whose account has not been told. */
export async function lapsedAttestations(db: Database, at: string): Promise<readonly Lapsed[]> {
  return db
    .selectFrom('attestation')
    .select(['id', 'account_id', 'check_id'])
    .where('settled', '=', 0)
    .where('expires_at', '<=', at)
    .limit(100)
    .execute()
}

export async function settleAttestation(db: Database, id: string): Promise<void> {
  await db.updateTable('attestation').set({ settled: 1 }).where('id', '=', id).execute()
}
