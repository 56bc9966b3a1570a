import { betterAuth } from 'better-auth'
import { hashPassword, verifyPassword } from 'better-auth/crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore, type Store } from '@/lib/store/database'
import { emptyPlace } from '@/lib/store/fixture'
import { invite, join, replaceSetUp } from '@/lib/store/invitations'
import { options } from './options'

const soon = () => new Date(Date.now() + 60_000).toISOString()

let store: Store
beforeAll(async () => {
  store = await openStore(await emptyPlace('sqlite'))
  await replaceSetUp(store, { hash: 'first', expires_at: soon() })
  const ada = {
    name: 'Ada',
    email: 'ada@example.com',
    passwordHash: await hashPassword('four words in a row'),
  }
  const joined = await join(store, 'first', ada)
  if (typeof joined === 'string') throw new Error(joined)
  const email = 'eve@example.com'
  await invite(store.db, { hash: 'second', role: 'viewer', email, made_by: joined.id, expires_at: soon() })
  const eve = await join(store, 'second', { name: 'Eve', email, passwordHash: 'none' })
  if (typeof eve === 'string') throw new Error(eve)
  await store.db.deleteFrom('sign_in_method').where('person_id', '=', eve.id).execute()
})
afterAll(() => store.close())

/** Each way of being refused, and what was worked out on the way: a hash takes a tenth of a second, all else nothing. */
test.each([
  ['a wrong password', 'ada@example.com'],
  ['an address that nobody has', 'nobody@example.com'],
  ['somebody who signs in at their company alone', 'eve@example.com'],
])('%s costs one hash of the password, and says the same', async (_, email) => {
  const hashed: string[] = []
  const given = options(store, 'a secret of at least 32 characters', 'http://localhost')
  const { api } = betterAuth({
    ...given,
    emailAndPassword: {
      ...given.emailAndPassword,
      password: {
        hash(password) {
          hashed.push(password)
          return hashPassword(password)
        },
        verify(of) {
          hashed.push(of.password)
          return verifyPassword(of)
        },
      },
    },
  })
  const refused = api.signInEmail({ body: { email, password: 'not the password' } })
  await expect(refused).rejects.toMatchObject({
    statusCode: 401,
    body: { code: 'INVALID_EMAIL_OR_PASSWORD' },
  })
  expect(hashed).toEqual(['not the password'])
})
