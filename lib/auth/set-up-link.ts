import { env } from '@/lib/env'
import { store } from '@/lib/store'
import { replaceSetUp } from '@/lib/store/invitations'
import { StoreProblem } from '@/lib/store/problem'
import { hashOf, newToken } from './token'

/** `npm start` looks for this at the head of a line. */
const SAYS = 'To set it up, open'
const HOURS = 24
/** A database that does not answer yet is asked again. */
const AGAIN_MS = 5_000

/** While nobody is there: a new link that makes the first admin, in the terminal and nowhere else. */
export async function offerSetUp(): Promise<void> {
  try {
    await offer()
  } catch (error) {
    console.error(StoreProblem.of(error, 'DATA_DIR or DATABASE_URL').message)
    setTimeout(() => void offerSetUp(), AGAIN_MS).unref()
  }
}

async function offer(): Promise<void> {
  const token = newToken()
  const expires_at = new Date(Date.now() + HOURS * 3_600_000).toISOString()
  if (!(await replaceSetUp(await store(), { hash: hashOf(token), expires_at }))) return
  console.log(`${SAYS} ${ownAddress()}/join/${token} (once, within ${HOURS} hours)`)
}

function ownAddress(): string {
  const { AUTH_URL, HOSTNAME, PORT } = env()
  if (AUTH_URL) return new URL(AUTH_URL).origin
  const named = ['0.0.0.0', '::', '127.0.0.1'].includes(HOSTNAME) ? 'localhost' : HOSTNAME
  return `http://${named.includes(':') ? `[${named}]` : named}:${PORT}`
}
