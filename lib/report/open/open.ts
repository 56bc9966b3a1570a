import type { Report } from '../model'
import { unseal } from '../seal'
import { type PublicKey, type Signature, verify } from '../sign'

/** How far a report that somebody brings can be believed. */
export type Standing =
  | { readonly kind: 'verified'; readonly signature: Signature }
  | { readonly kind: 'unknown-key' | 'altered' | 'rewritten'; readonly signature: Signature }
  | { readonly kind: 'unsigned' }

export type Opened = { readonly report: Report; readonly standing: Standing }

/** no-report: it is none of a version that is known. altered-address: cut or changed on its way. */
export type Unopened = 'no-report' | 'altered-address'

/** A file, held against the keys of a server that the reader trusts. */
export async function openFile(text: string, keys: readonly PublicKey[]): Promise<Opened | Unopened> {
  const found = await verify(text, keys)
  if (found.verified)
    return { report: found.report, standing: { kind: 'verified', signature: found.signature } }
  if (found.why === 'no-report') return 'no-report'
  if (found.why === 'unsigned') return { report: found.report, standing: { kind: 'unsigned' } }
  return { report: found.report, standing: { kind: found.why, signature: found.signature } }
}

/** What an address carries behind its `#`. */
export async function openFragment(fragment: string): Promise<Opened | Unopened> {
  const found = await unseal(fragment)
  if (found.kind === 'report') return { report: found.report, standing: { kind: 'unsigned' } }
  return found.kind === 'no-report' ? 'no-report' : 'altered-address'
}

export type Link =
  | { readonly kind: 'here'; readonly path: string }
  | { readonly kind: 'fragment'; readonly fragment: string }

/** A link as people paste it. null: it leads to another server or to no report. */
export function linkIn(text: string, origin: string): Link | null {
  const url = URL.parse(text.trim(), origin)
  if (!url) return null
  if (/^#1\./.test(url.hash)) return { kind: 'fragment', fragment: url.hash }
  const path = /^\/r\/[\w-]{43}(?=\/|$)/.exec(url.pathname)?.[0]
  return path && url.origin === origin ? { kind: 'here', path } : null
}
