import { secretKinds } from './kinds'
import { fold, type Secret } from './secret'

/** A secret and what stands in its place: `ACCOUNT-7f3a2c`. */
export type Token = Secret & { readonly token: string }

const SHORTEST = 6

/**
 * Without the salt nobody can try out which account gives a token: there are only 10^12 of them. Two secrets that
 * share a token, or a token that stands in the report already, make both longer.
 */
export async function mint(
  secrets: readonly Secret[],
  salt: Uint8Array<ArrayBuffer>,
  stands: (token: string) => boolean,
): Promise<readonly Token[]> {
  const key = await crypto.subtle.importKey('raw', salt, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const digests = await Promise.all(secrets.map(secret => digest(key, secret)))
  const lengths = secrets.map(() => SHORTEST)
  for (;;) {
    const tokens = secrets.map(({ kind }, index) => {
      return `${secretKinds[kind]}-${digests[index]?.slice(0, lengths[index])}`
    })
    const times = new Map<string, number>()
    for (const token of tokens) times.set(token, (times.get(token) ?? 0) + 1)
    const clashing = tokens.map(token => (times.get(token) ?? 0) > 1 || stands(token))
    if (!clashing.includes(true))
      return secrets.map((secret, index) => ({ ...secret, token: tokens[index] ?? '' }))
    clashing.forEach((clashes, index) => {
      if (clashes) lengths[index] = (lengths[index] ?? SHORTEST) + 2
    })
  }
}

async function digest(key: CryptoKey, { kind, value }: Secret): Promise<string> {
  const text = new TextEncoder().encode(`${kind}\0${fold(value)}`)
  const bytes = new Uint8Array(await crypto.subtle.sign('HMAC', key, text))
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
}
