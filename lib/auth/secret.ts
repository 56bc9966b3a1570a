import { env } from '@/lib/env'
import type { Store } from '@/lib/store/database'
import { serverSecret } from '@/lib/store/server-secrets'

/** Signs sessions and keeps second factors. In the database where AUTH_SECRET is not set: every server has the same. */
export async function authSecret({ db }: Store): Promise<string> {
  return env().AUTH_SECRET ?? serverSecret(db, 'auth')
}
