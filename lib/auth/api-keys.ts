import { randomUUID } from 'node:crypto'
import { store } from '@/lib/store'
import { type ApiKeyLine, addApiKey, apiKeysOf, revokeApiKey } from '@/lib/store/api-keys'
import type { Person } from './demand'
import { tell } from './events'
import { isWithin, type Role } from './rights'
import { hashOf, newToken } from './token'

export const LONGEST_KEY_DAYS = 365

/** The key, which is shown once. null: its role would be more than the person's own. */
export async function makeApiKey(
  person: Person,
  { name, role, days }: { readonly name: string; readonly role: Role; readonly days: number },
): Promise<string | null> {
  if (!isWithin(role, person.role)) return null
  // Its head tells what it is to whoever finds it, and to what looks for keys in code.
  const key = `kiro-readiness_${newToken()}`
  const now = Date.now()
  await addApiKey((await store()).db, {
    id: randomUUID(),
    hash: hashOf(key),
    name,
    role,
    person_id: person.id,
    created_at: new Date(now).toISOString(),
    expires_at: new Date(now + Math.min(days, LONGEST_KEY_DAYS) * 86_400_000).toISOString(),
  })
  await tell({ action: 'api-key.made', details: { name, role, days } })
  return key
}

export async function apiKeys({ id }: Person): Promise<readonly ApiKeyLine[]> {
  return apiKeysOf((await store()).db, id)
}

export async function revoke({ id }: Person, key: string): Promise<void> {
  if (await revokeApiKey((await store()).db, id, key))
    await tell({ action: 'api-key.revoked', details: { key } })
}
