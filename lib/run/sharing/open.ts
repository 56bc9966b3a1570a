import type { Store } from '@/lib/store/database'
import { isPassphrase } from '@/lib/store/passphrase'
import { giveTryBack, noteAccess, takeTry, takeView } from '@/lib/store/share-accesses'
import { type ActiveShare, activeShare } from '@/lib/store/shares'
import { visitKey } from './keys'
import { isVisitTo, visitTo } from './visit'

/** Where a request comes from, as its access is noted. */
export type From = { readonly address: string | null; readonly userAgent: string | null }

export type Look =
  /** Unknown, expired or revoked. */
  | { readonly kind: 'nothing' }
  /** It is opened by a person's click: what previews a link takes no view. */
  | { readonly kind: 'door'; readonly wantsPassphrase: boolean }
  | { readonly kind: 'open'; readonly share: ActiveShare; readonly isVisit: boolean }

/** Looked up at every request: what is revoked is over at once, also for whoever was let in before. */
export async function look(store: Store, token: string, visit: string | null, now: Date): Promise<Look> {
  const share = await activeShare(store.db, token, now)
  if (!share) return { kind: 'nothing' }
  if (share.passphrase_hash === null && share.most_views === null)
    return { kind: 'open', share, isVisit: false }
  if (isVisitTo(share.id, visit, await visitKey(store), now)) return { kind: 'open', share, isVisit: true }
  return { kind: 'door', wantsPassphrase: share.passphrase_hash !== null }
}

/** Counts an opening that nothing stands in the way of, and notes it. false: it was revoked in this moment. */
export function noteOpening(store: Store, id: string, from: From, now: Date): Promise<boolean> {
  return takeView(store, access(id, from, now))
}

export type Entry =
  | { readonly kind: 'in'; readonly visit: string }
  | { readonly kind: 'nothing' | 'wrong-passphrase' | 'no-views-left' | 'too-many-tries' }

/** In so many milliseconds so many wrong passphrases, on all servers together; then nobody is let in for a while. */
const tries = { most: 10, within: 15 * 60_000 } as const

/** By a click: the passphrase first, then a view, of which exactly as many are given as there are. */
export async function enter(
  store: Store,
  token: string,
  passphrase: string,
  from: From,
  now: Date,
): Promise<Entry> {
  const share = await activeShare(store.db, token, now)
  if (!share) return { kind: 'nothing' }
  if (share.passphrase_hash !== null) {
    const since = new Date(now.getTime() - tries.within)
    const attempt = await takeTry(store.db, access(share.id, from, now), { since, most: tries.most })
    if (attempt === null) return { kind: 'too-many-tries' }
    if (!(await isPassphrase(passphrase, share.passphrase_hash))) return { kind: 'wrong-passphrase' }
    await giveTryBack(store.db, attempt)
  }
  if (await noteOpening(store, share.id, from, now))
    return { kind: 'in', visit: visitTo(share.id, await visitKey(store), now) }
  if (!(await activeShare(store.db, token, now))) return { kind: 'nothing' }
  await noteAccess(store.db, { ...access(share.id, from, now), outcome: 'no-views-left' })
  return { kind: 'no-views-left' }
}

const LONGEST_AGENT = 300

function access(share_id: string, { address, userAgent }: From, now: Date) {
  const user_agent = userAgent?.slice(0, LONGEST_AGENT) ?? null
  return { share_id, at: now.toISOString(), from_address: address, user_agent }
}
