import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits. What opens something is shown once; only its hash is kept. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** Of something that cannot be guessed: no salt and no stretching is needed. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
