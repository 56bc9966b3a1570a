import type { Route } from 'next'
import { headers } from 'next/headers'
import { forbidden, redirect, unauthorized } from 'next/navigation'
import { asking } from './asking'
import { type Asking, may, type Right } from './rights'
import { signInPath } from './way-back'

export type Allowed = Exclude<Asking, { kind: 'nobody' }>
export type Person = Extract<Asking, { kind: 'person' }>

/** In an action: whoever may not gets 401 or 403, and nothing has happened. */
export async function demand(right: Right): Promise<Allowed> {
  const who = await asking()
  if (who.kind === 'nobody') return signInFirst()
  if (!may(who, right)) forbidden()
  return who
}

/** In an action on what is a person's own. */
export async function demandPerson(right?: Right): Promise<Person> {
  const who = await asking()
  if (who.kind === 'nobody') return signInFirst()
  if (who.kind !== 'person' || (right && !may(who, right))) forbidden()
  return who
}

/** A form without a script is led to where one signs in: Next would answer it with 404. */
async function signInFirst(): Promise<never> {
  if ((await headers()).has('next-action')) unauthorized()
  redirect('/sign-in')
}

/** On a page: whoever has not signed in is led there, and back afterwards. */
export async function demandOnPage<T extends string>(right: Right, path: Route<T>): Promise<Allowed> {
  await orSignIn(path)
  return demand(right)
}

export async function demandPersonOnPage(path: Route, right?: Right): Promise<Person> {
  await orSignIn(path)
  return demandPerson(right)
}

async function orSignIn(path: string): Promise<void> {
  if ((await asking()).kind === 'nobody') redirect(signInPath(path))
}

/** In a route: the answer to whoever may not, as a program can read it; null: they may. */
export async function refusal(right: Right): Promise<Response | null> {
  const who = await asking()
  if (may(who, right)) return null
  const headers = { 'cache-control': 'no-store' }
  if (who.kind !== 'nobody')
    return Response.json(
      { error: 'Your role does not include this', next: 'Ask an admin of this server.' },
      { status: 403, headers },
    )
  return Response.json(
    {
      error: 'Nobody has signed in',
      next: 'Sign in, or send an API key: Authorization: Bearer KEY. A person makes one on their own page.',
    },
    { status: 401, headers: { ...headers, 'www-authenticate': 'Bearer' } },
  )
}
