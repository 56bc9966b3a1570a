import type { Moment } from './people'

/** What better-auth has to know again within minutes: a sign-in that waits for its second factor, or for a provider. */
export type VerificationTable = {
  id: string
  identifier: string
  value: string
  expires_at: Moment
  created_at: Moment
  updated_at: Moment
}
