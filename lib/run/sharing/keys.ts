import { createHmac, createPrivateKey } from 'node:crypto'
import type { Profile } from '@/lib/report/redact'
import { type KeySet, keySetOf, type PrivateKey, privateKeyShape } from '@/lib/report/sign'
import type { Store } from '@/lib/store/database'
import { serverSecret } from '@/lib/store/server-secrets'

/** RFC 8410: what stands before the 32 bytes of an Ed25519 private key in PKCS #8. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')

/** Made of a secret of the server: any 32 random bytes are a private key (RFC 8032, section 5.1.5). */
export async function signingKey({ db }: Store): Promise<PrivateKey> {
  const seed = Buffer.from(await serverSecret(db, 'report-signing'), 'base64url')
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' })
  return privateKeyShape.parse(key.export({ format: 'jwk' }))
}

/** What `/.well-known/kiro-readiness-keys.json` serves. */
export async function publicKeys(store: Store): Promise<KeySet> {
  return keySetOf([await signingKey(store)])
}

/**
 * Of one run and what is hidden of it: its link, its file and its address show the same tokens, and whoever has the run
 * finds back from any of them.
 */
export async function saltOf({ db }: Store, run: string, profile: Profile): Promise<Uint8Array<ArrayBuffer>> {
  const secret = await serverSecret(db, 'report-tokens')
  return new Uint8Array(
    createHmac('sha256', secret)
      .update(`${run}\n${JSON.stringify(profile)}`)
      .digest(),
  )
}

export function visitKey({ db }: Store): Promise<string> {
  return serverSecret(db, 'share-visits')
}
