import { randomBytes } from 'node:crypto'
import type { Database } from './database'

export type ServerSecretTable = { name: string; value: string }

/** Made once, by whichever server asks first, and the same for all. */
export async function serverSecret(db: Database, name: string): Promise<string> {
  await db
    .insertInto('server_secret')
    .values({ name, value: randomBytes(32).toString('base64url') })
    .onConflict(conflict => conflict.column('name').doNothing())
    .execute()
  const { value } = await db
    .selectFrom('server_secret')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  return value
}
