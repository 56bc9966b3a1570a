import { APIError } from 'better-auth/api'
import { store } from '@/lib/store'
import { endSession } from '@/lib/store/sessions'
import { asking } from './asking'
import { keepCookies } from './cookies'
import { tell } from './events'
import { originOf, sentHeaders } from './request'
import { auth } from './server'
import { gotIn, mayTry } from './tries'

export type SignedIn = 'in' | 'second-factor' | 'refused' | 'too-many'

/** An unknown address and a wrong password get the same answer after the same work. */
export async function signIn(email: string, password: string): Promise<SignedIn> {
  if (!(await mayTry(email))) return 'too-many'
  const sent = await sentHeaders()
  const { api } = await auth(originOf(sent))
  const body = { email: email.trim(), password }
  const answer = await refusedAs(null, () => api.signInEmail({ body, headers: sent, returnHeaders: true }))
  if (!answer) {
    await tell({ action: 'person.refused', details: { email: body.email.slice(0, 254) } })
    return 'refused'
  }
  await endFormer()
  await keepCookies(answer.headers)
  if ('twoFactorRedirect' in answer.response) return 'second-factor'
  const { id, name } = answer.response.user
  await gotIn(email)
  await tell({ action: 'person.signed-in', details: { by: 'password' }, actor: { kind: 'person', id, name } })
  return 'in'
}

/** The session that this browser had: one browser has one. */
export async function endFormer(): Promise<void> {
  const who = await asking()
  if (who.kind === 'person') await endSession((await store()).db, who.id, who.sessionId)
}

/** What better-auth refuses is an answer; whatever else goes wrong is a fault. */
export async function refusedAs<T, R>(answer: R, call: () => Promise<T>): Promise<T | R> {
  try {
    return await call()
  } catch (error) {
    if (error instanceof APIError && error.statusCode < 500) return answer
    throw error
  }
}

export async function signOut(): Promise<void> {
  const sent = await sentHeaders()
  await tell({ action: 'person.signed-out', details: {} })
  const { api } = await auth(originOf(sent))
  const answer = await api.signOut({ headers: sent, returnHeaders: true })
  await keepCookies(answer.headers)
}
