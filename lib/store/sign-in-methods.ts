import type { Database } from './database'
import type { Moment } from './people'

/** How a person proves who they are: a password, or a provider's word. better-auth's `account`. */
export type SignInMethodTable = {
  id: string
  /** The provider's name for the person; for a password the person's id. */
  subject: string
  /** `credential` is a password. */
  provider: string
  person_id: string
  access_token: string | null
  refresh_token: string | null
  id_token: string | null
  access_token_expires_at: Moment | null
  refresh_token_expires_at: Moment | null
  scope: string | null
  password_hash: string | null
  created_at: Moment
  updated_at: Moment
}

/** Whether a person signs in with a password of ours, and not only at their company's provider. */
export async function hasPassword(db: Database, person: string): Promise<boolean> {
  const found = await db
    .selectFrom('sign_in_method')
    .select('id')
    .where('person_id', '=', person)
    .where('provider', '=', 'credential')
    .executeTakeFirst()
  return found !== undefined
}
