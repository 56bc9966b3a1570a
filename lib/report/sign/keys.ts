import { z } from 'zod'
import { fromBase64Url, toBase64Url } from '../base64url'
import { canonicalBytes } from './canonical'

const ED25519 = { name: 'Ed25519' } as const
/** Bytes of a public and of a private key. */
const KEY_BYTES = 32

const keyText = z.string().refine(text => fromBase64Url(text)?.length === KEY_BYTES)

/** RFC 8037: an Ed25519 key as a JSON Web Key; what else a key carries (`alg`, `use`, `key_ops`) is not looked at. */
const publicKeyShape = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: keyText })
export type PublicKey = z.infer<typeof publicKeyShape>

export const privateKeyShape = publicKeyShape.extend({ d: keyText })
/** Kept by the server; it has the public key in it. */
export type PrivateKey = z.infer<typeof privateKeyShape>

/** RFC 7517. A server publishes every key that it ever signed with: an old report stays verifiable. */
export type KeySet = { readonly keys: readonly (PublicKey & { kid: string; use: 'sig'; alg: 'EdDSA' })[] }

export async function newPrivateKey(): Promise<PrivateKey> {
  const pair = await crypto.subtle.generateKey(ED25519, true, ['sign', 'verify'])
  return privateKeyShape.parse(await crypto.subtle.exportKey('jwk', pair.privateKey))
}

/** What `/.well-known/kiro-readiness-keys.json` serves. Takes private keys too, and leaves out what is private. */
export async function keySetOf(keys: readonly PublicKey[]): Promise<KeySet> {
  const published = keys.map(async ({ kty, crv, x }) => {
    return { kty, crv, x, kid: await keyIdOf({ kty, crv, x }), use: 'sig', alg: 'EdDSA' } as const
  })
  return { keys: await Promise.all(published) }
}

/** The thumbprint of RFC 7638: a key has one name, whoever publishes it. */
export async function keyIdOf({ kty, crv, x }: PublicKey): Promise<string> {
  return toBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', canonicalBytes({ kty, crv, x }))))
}

const setShape = z.object({ keys: z.array(z.unknown()).max(100) })

/** Of a key set or a single key, in JSON; keys of other kinds are passed over. null: it is neither. */
export function publicKeysIn(json: unknown): readonly PublicKey[] | null {
  const set = setShape.safeParse(json)
  const keys = (set.success ? set.data.keys : [json]).flatMap(key => publicKeyShape.safeParse(key).data ?? [])
  return set.success || keys.length > 0 ? keys : null
}

export function signingKey(key: PrivateKey): Promise<CryptoKey> {
  const { kty, crv, x, d } = key
  return crypto.subtle.importKey('jwk', { kty, crv, x, d }, ED25519, false, ['sign'])
}

export function verifyingKey({ kty, crv, x }: PublicKey): Promise<CryptoKey> {
  return crypto.subtle.importKey('jwk', { kty, crv, x }, ED25519, false, ['verify'])
}
