import { headers } from 'next/headers'
import { cache } from 'react'
import { env } from '@/lib/env'
import { store } from '@/lib/store'
import { apiKeyInUse } from '@/lib/store/api-keys'
import type { Store } from '@/lib/store/database'
import { anybody } from '@/lib/store/people'
import { isLoopback, isLoopbackHost } from './hosts'
import { originOf } from './request'
import { type Asking, isRole } from './rights'
import { auth } from './server'
import { hashOf } from './token'

/** Who is asking, looked up anew at each request: what was ended or taken away is so at once. */
export const asking = cache(async (): Promise<Asking> => {
  const [sent, opened] = [await headers(), await store()]
  const setUp = await isSetUp(opened)
  if (!setUp && atTheMachine(sent)) return { kind: 'nobody-needed' }
  const nobody = { kind: 'nobody', setUp } as const
  if (!setUp) return nobody
  const bearer = /^Bearer (\S+)$/i.exec(sent.get('authorization') ?? '')?.[1]
  if (bearer !== undefined) return (await withKey(opened, bearer)) ?? nobody
  const found = await (await auth(originOf(sent))).api.getSession({ headers: sent })
  if (!found) return nobody
  const { session, user } = found
  if (!isRole(user.role)) return nobody
  const { id, name, email, role } = user
  return {
    kind: 'person',
    id,
    name,
    email,
    role,
    sessionId: session.id,
    secondFactor: user.twoFactorEnabled === true,
  }
})

/** Stores in which somebody was seen: the last admin cannot be removed, so that it stays so. */
const setUpStores = new WeakSet<Store>()

export async function isSetUp(opened: Store): Promise<boolean> {
  if (!setUpStores.has(opened) && (await anybody(opened.db))) setUpStores.add(opened)
  return setUpStores.has(opened)
}

/**
 * The address that the server listens on decides: where others could reach it, nobody is let in unasked. A request that
 * a proxy on this machine hands on from elsewhere is refused too.
 */
function atTheMachine(sent: Headers): boolean {
  if (!isLoopback(env().HOSTNAME)) return false
  const from = sent.get('x-forwarded-for')?.split(',') ?? []
  return isLoopbackHost(sent.get('host') ?? '') && from.every(address => isLoopback(address.trim()))
}

async function withKey(opened: Store, bearer: string): Promise<Asking | null> {
  const key = await apiKeyInUse(opened.db, hashOf(bearer))
  if (!key || !isRole(key.role) || !isRole(key.person_role)) return null
  const { id, name, role, person_id: personId, person_role: personRole } = key
  return { kind: 'api-key', id, name, role, personId, personRole }
}
