import type { Database } from './database'
import type { Moment, Truth } from './people'

/** better-auth's `twoFactor`: secret and codes are encrypted. */
export type SecondFactorTable = {
  id: string
  secret: string
  backup_codes: string
  person_id: string
  verified: Truth | null
  failures: number | null
  locked_until: Moment | null
}

/** null: none was begun. */
export async function secondFactorOf(db: Database, person: string): Promise<{ verified: boolean } | null> {
  const found = await db
    .selectFrom('second_factor')
    .select('verified')
    .where('person_id', '=', person)
    .executeTakeFirst()
  return found ? { verified: Boolean(found.verified) } : null
}
