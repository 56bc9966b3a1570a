import type { Report } from '@/lib/report/model'
import { type Profile, type Redacted, redact } from '@/lib/report/redact'
import { sign, signedText } from '@/lib/report/sign'
import type { Store } from '@/lib/store/database'
import { signingKey } from './keys'

/** Under which name this server signs, and when. */
export type Made = { readonly by: string; readonly at: Date }

export type Hiding = { readonly profile: Profile; readonly salt: Uint8Array<ArrayBuffer> }

/** What leaves: hidden first, signed then, so that the signature covers exactly what is read. */
export async function documentOf(
  store: Store,
  report: Report,
  { profile, salt }: Hiding,
  { by, at }: Made,
): Promise<{ readonly text: string; readonly redacted: Redacted }> {
  const redacted = await redact(report, profile, salt)
  const signed = await sign(redacted.report, { key: await signingKey(store), by, at })
  return { text: signedText(signed), redacted }
}
