import type { Route } from 'next'
import { COMPANY } from './company'
import { keepCookies } from './cookies'
import { tell } from './events'
import { originOf, sentHeaders } from './request'
import { auth } from './server'
import { endFormer, refusedAs } from './sign-in'

/** To the company's provider; null: it does not answer. */
export async function toCompany(to: Route): Promise<string | null> {
  const headers = await sentHeaders()
  const { api } = await auth(originOf(headers))
  const answer = await refusedAs(null, () =>
    api.signInSocial({
      body: { provider: COMPANY, callbackURL: to, errorCallbackURL: '/sign-in' },
      headers,
      returnHeaders: true,
    }),
  )
  if (!answer?.response.url) return null
  await keepCookies(answer.headers)
  return answer.response.url
}

/** Back from there: signed in, or with an error that the sign-in page puts into words. */
export async function fromCompany(search: string): Promise<string> {
  const headers = await sentHeaders()
  const origin = originOf(headers)
  const { handler, api } = await auth(origin)
  const answer = await handler(new Request(`${origin}/sign-in/callback/${COMPANY}${search}`, { headers }))
  const to = new URL(answer.headers.get('location') ?? '/sign-in?error=unanswered', origin)
  const error = to.searchParams.get('error')
  // The code alone: what a provider says of it is not ours to hand on.
  if (error !== null) return `/sign-in?error=${encodeURIComponent(error)}`
  await endFormer()
  await keepCookies(answer.headers)
  const cookie = answer.headers.getSetCookie().map(line => line.split(';')[0])
  const found = await api.getSession({ headers: new Headers({ cookie: cookie.join('; ') }) })
  if (found) {
    const { id, name } = found.user
    const actor = { kind: 'person', id, name } as const
    await tell({ action: 'person.signed-in', details: { by: COMPANY }, actor })
  }
  // Nowhere but here, whatever was asked for.
  return `${to.pathname}${to.search}`
}
