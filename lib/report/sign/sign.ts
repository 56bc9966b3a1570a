import { toBase64Url } from '../base64url'
import type { Report } from '../model'
import { canonicalBytes, canonicalJson } from './canonical'
import { keyIdOf, type PrivateKey, signingKey } from './keys'
import type { Signature, SignedReport } from './signed'

export type Signing = {
  readonly key: PrivateKey
  /** The server's origin, or a name that its readers know. */
  readonly by: string
  readonly at: Date
}

/** The signature covers the whole document but its own value: also when, and by whom. */
export async function sign(report: Report, { key, by, at }: Signing): Promise<SignedReport> {
  const signature: Omit<Signature, 'value'> = {
    algorithm: 'Ed25519',
    keyId: await keyIdOf(key),
    signedAt: at.toISOString(),
    by,
  }
  const bytes = canonicalBytes({ ...report, signature })
  const value = await crypto.subtle.sign({ name: 'Ed25519' }, await signingKey(key), bytes)
  return { ...report, signature: { ...signature, value: toBase64Url(new Uint8Array(value)) } }
}

/** A signed report as a file: canonical JSON and nothing else, so that each byte of it counts. */
export function signedText(report: SignedReport): string {
  return canonicalJson(report)
}
