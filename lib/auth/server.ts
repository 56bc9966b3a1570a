import { betterAuth } from 'better-auth'
import { store } from '@/lib/store'
import type { Store } from '@/lib/store/database'
import { options } from './options'
import { authSecret } from './secret'

function make(opened: Store, secret: string, origin: string) {
  return betterAuth(options(opened, secret, origin))
}
type Auth = ReturnType<typeof make>

/** One for each address under which people reach this server: their number is that of the allowed hosts. */
const made = new WeakMap<Store, Map<string, Promise<Auth>>>()
const MOST = 50

export async function auth(origin: string): Promise<Auth> {
  const opened = await store()
  const known = made.get(opened) ?? new Map<string, Promise<Auth>>()
  made.set(opened, known)
  if (known.size >= MOST) known.clear()
  const one = known.get(origin) ?? authSecret(opened).then(secret => make(opened, secret, origin))
  known.set(origin, one)
  // What failed is tried again.
  one.catch(() => known.delete(origin))
  return one
}
