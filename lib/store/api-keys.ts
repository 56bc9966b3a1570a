import type { Database } from './database'

export type ApiKeyTable = {
  id: string
  /** SHA-256 of the key, which is shown once and kept nowhere. */
  hash: string
  name: string
  role: string
  person_id: string
  created_at: string
  expires_at: string
  used_at: string | null
}

export type ApiKeyLine = Pick<ApiKeyTable, 'id' | 'name' | 'role' | 'created_at' | 'expires_at' | 'used_at'>

export async function addApiKey(db: Database, key: Omit<ApiKeyTable, 'used_at'>): Promise<void> {
  await db.insertInto('api_key').values(key).execute()
}

/** The newest first; those whose time is over too, until they are revoked. */
export async function apiKeysOf(db: Database, person: string): Promise<readonly ApiKeyLine[]> {
  return db
    .selectFrom('api_key')
    .select(['id', 'name', 'role', 'created_at', 'expires_at', 'used_at'])
    .where('person_id', '=', person)
    .orderBy('created_at', 'desc')
    .execute()
}

/** Of this person only. */
export async function revokeApiKey(db: Database, person: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('api_key')
    .where('person_id', '=', person)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows > 0
}

/** A key that is good now, and whose it is; noted as used, to the minute. */
export async function apiKeyInUse(db: Database, hash: string) {
  const at = new Date().toISOString()
  const key = await db
    .selectFrom('api_key')
    .innerJoin('person', 'person.id', 'api_key.person_id')
    .select(['api_key.id', 'api_key.name', 'api_key.role', 'api_key.used_at', 'person.id as person_id'])
    .select('person.role as person_role')
    .where('api_key.hash', '=', hash)
    .where('api_key.expires_at', '>', at)
    .executeTakeFirst()
  if (!key) return null
  if (key.used_at === null || Date.parse(at) - Date.parse(key.used_at) > 60_000)
    await db.updateTable('api_key').set({ used_at: at }).where('id', '=', key.id).execute()
  return key
}
