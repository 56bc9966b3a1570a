import { msg } from '@/lib/message'
import { type PublicKey, publicKeysIn } from '@/lib/report/sign'
import type { KeySource } from './options'
import { jsonIn } from './report-in'
import { Unusable } from './unusable'

const [TIMEOUT_MS, MOST_BYTES] = [10_000, 64 * 1024]

/** The public keys to believe. Throws `Unusable` where there are none. */
export async function keysIn(source: KeySource): Promise<readonly PublicKey[]> {
  const place = source.kind === 'file' ? source.path : source.url
  const keys = publicKeysIn(source.kind === 'file' ? jsonIn(source.path) : await fetched(source.url))
  if (keys && keys.length > 0) return keys
  throw new Unusable(
    msg('{place} holds no Ed25519 key', { place }),
    msg('Name a key set or a key as a server of this program publishes it'),
  )
}

/** A redirect would hand the choice of whom to believe to somebody else. */
async function fetched(url: string): Promise<unknown> {
  try {
    const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) })
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`)
    const text = await answer.text()
    if (text.length > MOST_BYTES) throw new Error('it is too long')
    return JSON.parse(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Unusable(
      msg('The keys at {url} cannot be read: {reason}', { url, reason }),
      msg('Look whether the server runs, or save its keys to a file and name that'),
    )
  }
}
