import { fromBase64Url } from '../base64url'
import type { Report } from '../model'
import { reportShape } from '../schema'
import { canonicalBytes, canonicalJson } from './canonical'
import { keyIdOf, type PublicKey, verifyingKey } from './keys'
import { type Signature, type SignedReport, signedReportShape } from './signed'

export type Verification =
  | { readonly verified: true; readonly report: Report; readonly signature: Signature }
  /** Neither JSON nor a report of a version that this program knows. */
  | { readonly verified: false; readonly why: 'no-report' }
  | { readonly verified: false; readonly why: 'unsigned'; readonly report: Report }
  /** What it says of its signature is a claim and no more. */
  | {
      readonly verified: false
      /**
       * unknown-key: signed with none of the keys given. altered: it is not what was signed. rewritten: its content is,
       * but not its bytes: another program has written it anew, or something in it stands there twice.
       */
      readonly why: 'unknown-key' | 'altered' | 'rewritten'
      readonly report: Report
      readonly signature: Signature
    }

/** Of a file, to the byte. Whoever knows the server chooses the keys: a report cannot vouch for its own. */
export async function verify(text: string, publicKeys: readonly PublicKey[]): Promise<Verification> {
  const json = parsed(text)
  const signed = signedReportShape.safeParse(json)
  if (!signed.success) {
    const unsigned = reportShape.safeParse(json)
    return unsigned.success
      ? { verified: false, why: 'unsigned', report: unsigned.data }
      : { verified: false, why: 'no-report' }
  }
  const { signature, ...report } = signed.data
  const said = { report, signature }
  const key = await keyNamed(signature.keyId, publicKeys)
  if (!key) return { verified: false, why: 'unknown-key', ...said }
  if (!(await isSigned(signed.data, key))) return { verified: false, why: 'altered', ...said }
  if (canonicalJson(signed.data) !== text) return { verified: false, why: 'rewritten', ...said }
  return { verified: true, ...said }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function keyNamed(id: string, keys: readonly PublicKey[]): Promise<PublicKey | undefined> {
  const ids = await Promise.all(keys.map(keyIdOf))
  return keys[ids.indexOf(id)]
}

async function isSigned({ signature, ...report }: SignedReport, key: PublicKey): Promise<boolean> {
  const { value, ...about } = signature
  const bytes = fromBase64Url(value)
  if (!bytes) return false
  const content = canonicalBytes({ ...report, signature: about })
  return crypto.subtle.verify({ name: 'Ed25519' }, await verifyingKey(key), bytes, content)
}
