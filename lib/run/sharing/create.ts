import type { Profile } from '@/lib/report/redact'
import { newSalt } from '@/lib/report/redact'
import { reportShape } from '@/lib/report/schema'
import type { Store } from '@/lib/store/database'
import { hashPassphrase } from '@/lib/store/passphrase'
import { runById } from '@/lib/store/runs'
import { insertShare, newToken } from '@/lib/store/shares'
import { documentOf, type Made } from './document'
import { saltOf } from './keys'

export type NewLink = {
  readonly runId: string
  /** newest: whichever run of the account is the newest that ended when the link is opened. */
  readonly shows: 'this-run' | 'newest'
  readonly profile: Profile
  readonly days: number
  readonly passphrase: string | null
  readonly mostViews: number | null
  readonly recipients: readonly string[]
  /** The person who hands it out, as the list names them. */
  readonly by: string
}

const DAY = 86_400_000

/** The token is told here and never again: its hash is kept. null: there is no such run, or it has not ended. */
export async function createShare(
  store: Store,
  link: NewLink,
  made: Made,
): Promise<{ readonly id: string; readonly token: string; readonly accountId: string } | null> {
  const run = await runById(store.db, link.runId)
  if (!run?.report) return null
  const { profile, shows, days, passphrase, mostViews, recipients, by } = link
  const isFixed = shows === 'this-run'
  const salt = isFixed ? await saltOf(store, run.id, profile) : newSalt()
  const report = reportShape.parse(JSON.parse(run.report))
  const { token, hash } = newToken()
  const id = hash.slice(0, 16)
  await insertShare(store.db, {
    id,
    token_hash: hash,
    account_id: run.account_id,
    run_id: isFixed ? run.id : null,
    document: isFixed ? (await documentOf(store, report, { profile, salt }, made)).text : null,
    profile: JSON.stringify(profile),
    salt: Buffer.from(salt).toString('hex'),
    created_at: made.at.toISOString(),
    created_by: by,
    expires_at: new Date(made.at.getTime() + days * DAY).toISOString(),
    passphrase_hash: passphrase === null ? null : await hashPassphrase(passphrase),
    most_views: mostViews,
    recipients: JSON.stringify(recipients),
  })
  return { id, token, accountId: run.account_id }
}
