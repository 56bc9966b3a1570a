import { store } from '@/lib/store'
import { endOtherSessions, endSession, sessionsOf } from '@/lib/store/sessions'
import { hasPassword } from '@/lib/store/sign-in-methods'
import { keepCookies } from './cookies'
import type { Person } from './demand'
import { tell } from './events'
import { originOf, sentHeaders } from './request'
import { auth } from './server'
import { refusedAs } from './sign-in'
import { mayTry } from './tries'

export async function sessions({ id, sessionId }: Person) {
  const found = await sessionsOf((await store()).db, id)
  return found.map(session => ({ ...session, isThis: session.id === sessionId }))
}

export async function signsInWithPassword({ id }: Person): Promise<boolean> {
  return hasPassword((await store()).db, id)
}

export async function endOne({ id }: Person, session: string): Promise<void> {
  if (await endSession((await store()).db, id, session))
    await tell({ action: 'session.ended', details: { sessions: 1 } })
}

export async function endOthers({ id, sessionId }: Person): Promise<void> {
  const sessions = await endOtherSessions((await store()).db, id, sessionId)
  await tell({ action: 'session.ended', details: { sessions } })
}

/** Every other session ends, and this one is a new one. */
export async function changePassword(
  person: Person,
  given: { readonly currentPassword: string; readonly newPassword: string },
): Promise<'done' | 'refused' | 'too-many'> {
  if (!(await mayTry(person.email))) return 'too-many'
  const headers = await sentHeaders()
  const { api } = await auth(originOf(headers))
  const body = { ...given, revokeOtherSessions: true }
  const answer = await refusedAs(null, () => api.changePassword({ body, headers, returnHeaders: true }))
  if (!answer) return 'refused'
  await tell({ action: 'password.changed', details: {} })
  await keepCookies(answer.headers)
  return 'done'
}
