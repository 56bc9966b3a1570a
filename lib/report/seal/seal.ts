import { fromBase64Url, toBase64Url } from '../base64url'
import type { Report } from '../model'
import { reportShape } from '../schema'
import { deflated, inflated } from './deflate'

/**
 * Characters of a whole address, its fragment in it, that browsers carry and still show. “Chrome limits URLs to a
 * maximum length of 2MB”, but its address bar “limits URL display to 32kB”, which is the lowest limit of those in use.
 */
export const longestAddress = {
  characters: 32_000,
  source:
    'https://chromium.googlesource.com/chromium/src/+/main/docs/security/url_display_guidelines/url_display_guidelines.md',
  verified: '2026-11-26',
} as const

/** Left of an address for its origin and path. */
const ORIGIN_AND_PATH = 500

export type Sealed =
  | { readonly kind: 'sealed'; readonly fragment: string }
  /** A file carries it instead. */
  | { readonly kind: 'too-long'; readonly characters: number; readonly most: number }

const AES = 'AES-GCM'
const [KEY_BYTES, NONCE_BYTES] = [32, 12]
/** Of the form in which it is sealed, authenticated with it. */
const FORM = new TextEncoder().encode('kiro-readiness/report/1')

/**
 * The report as the fragment of an address, which a browser never sends: `1.KEY.NONCE_AND_TEXT`. The key is new each
 * time and lies in the fragment itself: who has the address has the report.
 */
export async function seal(report: Report): Promise<Sealed> {
  const key = crypto.getRandomValues(new Uint8Array(KEY_BYTES))
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES))
  const text = await deflated(new TextEncoder().encode(JSON.stringify(report)))
  const algorithm = { name: AES, iv: nonce, additionalData: FORM }
  const sealed = await crypto.subtle.encrypt(algorithm, await imported(key, 'encrypt'), text)
  const fragment = `1.${toBase64Url(key)}.${toBase64Url(nonce)}${toBase64Url(new Uint8Array(sealed))}`
  const most = longestAddress.characters - ORIGIN_AND_PATH
  return fragment.length > most
    ? { kind: 'too-long', characters: fragment.length, most }
    : { kind: 'sealed', fragment }
}

export type Unsealed =
  | { readonly kind: 'report'; readonly report: Report }
  /** malformed: not what `seal` writes. altered: another key, or cut or changed on its way. no-report: of another version. */
  | { readonly kind: 'malformed' | 'altered' | 'no-report' }

/** With or without the `#` in front. */
export async function unseal(fragment: string): Promise<Unsealed> {
  const [, keyText = '', nonceText = '', text = ''] =
    /^#?1\.([\w-]{43})\.([\w-]{16})([\w-]+)$/.exec(fragment) ?? []
  const [key, nonce, sealed] = [keyText, nonceText, text].map(fromBase64Url)
  if (key?.length !== KEY_BYTES || nonce?.length !== NONCE_BYTES || !sealed) return { kind: 'malformed' }
  const opened = await decrypted(key, nonce, sealed)
  if (!opened) return { kind: 'altered' }
  const json = await inflated(opened)
  const parsed = reportShape.safeParse(json === null ? null : parsedJson(json))
  return parsed.success ? { kind: 'report', report: parsed.data } : { kind: 'no-report' }
}

type Bytes = Uint8Array<ArrayBuffer>

async function decrypted(key: Bytes, nonce: Bytes, sealed: Bytes): Promise<Bytes | null> {
  const algorithm = { name: AES, iv: nonce, additionalData: FORM }
  try {
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, await imported(key, 'decrypt'), sealed))
  } catch (error) {
    // How WebCrypto says that the tag does not fit.
    if (error instanceof DOMException && error.name === 'OperationError') return null
    throw error
  }
}

function imported(key: Bytes, use: 'encrypt' | 'decrypt'): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', key, AES, false, [use])
}

function parsedJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return null
  }
}
