import { store } from '@/lib/store'
import { secondFactorOf } from '@/lib/store/second-factors'
import { keepCookies } from './cookies'
import { tell } from './events'
import { originOf, sentHeaders } from './request'
import { auth } from './server'
import { endFormer, refusedAs, type SignedIn } from './sign-in'
import { gotIn, mayTry } from './tries'

/** The second step of signing in: a code of the authenticator, or a backup code, which is good once. */
export async function secondStep(code: string): Promise<Exclude<SignedIn, 'second-factor'>> {
  // By account it is better-auth that counts: five codes for a sign-in, then ten for the person.
  if (!(await mayTry(null))) return 'too-many'
  const answer = await verified(code)
  if (!answer) return 'refused'
  await endFormer()
  await keepCookies(answer.headers)
  const { id, name, email } = answer.response.user
  await gotIn(email ?? '')
  await tell({
    action: 'person.signed-in',
    details: { by: 'second-factor' },
    actor: { kind: 'person', id, name: name ?? '' },
  })
  return 'in'
}

async function verified(code: string) {
  const headers = await sentHeaders()
  const { api } = await auth(originOf(headers))
  const given = { body: { code }, headers, returnHeaders: true } as const
  return refusedAs(null, () => (/^\d{6}$/.test(code) ? api.verifyTOTP(given) : api.verifyBackupCode(given)))
}

export type SecondFactor = 'off' | 'begun' | 'on'

export async function secondFactorStateOf(person: string): Promise<SecondFactor> {
  const found = await secondFactorOf((await store()).db, person)
  return found === null ? 'off' : found.verified ? 'on' : 'begun'
}

export type Begun = { readonly uri: string; readonly backupCodes: readonly string[] }

/** A secret for an authenticator. It counts once a code made with it was typed. null: not this person's password. */
export async function beginSecondFactor(password: string): Promise<Begun | null> {
  const headers = await sentHeaders()
  const { api } = await auth(originOf(headers))
  const answer = await refusedAs(null, () => api.enableTwoFactor({ body: { password }, headers }))
  return answer && 'totpURI' in answer ? { uri: answer.totpURI, backupCodes: answer.backupCodes } : null
}

/** The session is a new one afterwards. */
export async function confirmSecondFactor(code: string): Promise<boolean> {
  const headers = await sentHeaders()
  const { api } = await auth(originOf(headers))
  const answer = await refusedAs(null, () => api.verifyTOTP({ body: { code }, headers, returnHeaders: true }))
  if (!answer) return false
  await tell({ action: 'second-factor.on', details: {} })
  await keepCookies(answer.headers)
  return true
}

export async function endSecondFactor(password: string): Promise<boolean> {
  const headers = await sentHeaders()
  const { api } = await auth(originOf(headers))
  const answer = await refusedAs(null, () =>
    api.disableTwoFactor({ body: { password }, headers, returnHeaders: true }),
  )
  if (!answer) return false
  await tell({ action: 'second-factor.off', details: {} })
  await keepCookies(answer.headers)
  return true
}
