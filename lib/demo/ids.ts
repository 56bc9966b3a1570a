import { createHash } from 'node:crypto'

const digest = (seed: string) => createHash('sha256').update(seed)

/** Ids look as AWS's do and are the same on every start, so that a saved report still points at something. */
export const hex = (seed: string, length: number) => digest(seed).digest('hex').slice(0, length)

export function uuid(seed: string): string {
  const h = hex(seed, 32)
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-${h.slice(12, 16)}-${h.slice(16, 20)}-${h.slice(20)}`
}

const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** `AROA…`, `ASIA…` and their kin: a prefix and 16 characters. */
export function iamId(prefix: string, seed: string): string {
  return prefix + Array.from(digest(seed).digest().subarray(0, 16), byte => upper[byte % 32]).join('')
}

export const secret = (seed: string, length = 40) => {
  const text = digest(`${seed}/secret`).digest('base64')
  return text.repeat(Math.ceil(length / text.length)).slice(0, length)
}
