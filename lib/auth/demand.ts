import type { Route } from 'next'
import { headers } from 'next/headers'
import { forbidden, redirect, unauthorized } from 'next/navigation'
import type { Problem } from '@/lib/aws/problem'
import { type Message, msg } from '@/lib/message'
import { asking } from './asking'
import { problemAnswer } from './problem-answer'
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
  // The start says what comes first.
  if ((await asking()).kind === 'nobody-needed' && !may(await asking(), right)) redirect('/')
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
  return who.kind === 'nobody' ? unknownTo(signInOrKey) : problemAnswer(notIncluded, 403)
}

type KeyHolder = Extract<Asking, { kind: 'api-key' }>

/**
 * In a route that changes something for a program: whose key it is, or the answer to anybody else. A browser brings its
 * cookies to whatever a page elsewhere makes it post; a key it never brings.
 */
export async function keyHolder(right: Right): Promise<KeyHolder | Response> {
  const who = await asking()
  if (who.kind !== 'api-key') return unknownTo(keyOnly)
  return may(who, right) ? who : problemAnswer(notIncluded, 403)
}

/** https://www.rfc-editor.org/rfc/rfc6750#section-3 */
function unknownTo(next: Message): Response {
  const problem = { code: 'not-signed-in', message: msg('Nobody has signed in'), next } as const
  return problemAnswer(problem, 401, { 'www-authenticate': 'Bearer' })
}

const signInOrKey = msg(
  'Sign in, or send an API key: Authorization: Bearer KEY. A person makes one on their own page.',
)
const keyOnly = msg('Send an API key: Authorization: Bearer KEY. A person makes one on their own page.')

const notIncluded: Problem = {
  code: 'not-allowed',
  message: msg('Your role does not include this'),
  next: msg('Ask an admin of this server.'),
}
