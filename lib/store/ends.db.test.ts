import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { addApiKey, apiKeyInUse } from './api-keys'
import { openStore, type Store } from './database'
import { databases, emptyPlace } from './fixture'
import { invitationBehind, invite, join, openInvitations, replaceSetUp } from './invitations'
import { sessionsOf } from './sessions'

const begin = Date.parse('2026-11-26T12:00:00.000Z')
const end = Date.parse('2026-11-27T12:00:00.000Z')
const expires_at = new Date(end).toISOString()

// Of the time alone: what talks to a database waits as ever.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: begin })
})
afterEach(() => {
  vi.useRealTimers()
})

const moments = [
  ['a millisecond before its end', end - 1, true],
  ['at its end', end, false],
  ['a millisecond after', end + 1, false],
] as const

async function withAda(kind: (typeof databases)[number]): Promise<{ store: Store; ada: string }> {
  const store = await openStore(await emptyPlace(kind))
  await replaceSetUp(store, { hash: 'first', expires_at })
  const joined = await join(store, 'first', { name: 'Ada', email: 'ada@example.com', passwordHash: 'h' })
  if (typeof joined === 'string') throw new Error(joined)
  return { store, ada: joined.id }
}

describe.each(databases)('%s', kind => {
  test.each(moments)('a key, %s', async (_, now, good) => {
    const { store, ada } = await withAda(kind)
    const key = { id: 'k', name: 'CI', role: 'viewer', person_id: ada, created_at: new Date().toISOString() }
    await addApiKey(store.db, { ...key, hash: 'h', expires_at })
    vi.setSystemTime(now)
    expect((await apiKeyInUse(store.db, 'h')) !== null).toBe(good)
    await store.close()
  })

  test.each(moments)('an invitation, %s', async (_, now, good) => {
    const { store, ada } = await withAda(kind)
    await invite(store.db, { hash: 'h', role: 'viewer', email: 'bo@example.com', made_by: ada, expires_at })
    vi.setSystemTime(now)
    expect((await invitationBehind(store.db, 'h')) !== null).toBe(good)
    expect(await openInvitations(store.db)).toHaveLength(good ? 1 : 0)
    const bo = await join(store, 'h', { name: 'Bo', email: '', passwordHash: 'h' })
    expect(bo === 'no-invitation').toBe(!good)
    await store.close()
  })

  test.each(moments)('the set-up link, %s', async (_, now, good) => {
    const store = await openStore(await emptyPlace(kind))
    await replaceSetUp(store, { hash: 'first', expires_at })
    vi.setSystemTime(now)
    const ada = await join(store, 'first', { name: 'Ada', email: 'ada@example.com', passwordHash: 'h' })
    expect(ada === 'no-invitation').toBe(!good)
    await store.close()
  })

  test.each(moments)('a session in its owner’s list, %s', async (_, now, good) => {
    const { store, ada } = await withAda(kind)
    const at = new Date().toISOString()
    const session = { id: 's', token: 't', created_at: at, updated_at: at, person_id: ada, expires_at }
    await store.db.insertInto('session').values(session).execute()
    vi.setSystemTime(now)
    expect(await sessionsOf(store.db, ada)).toHaveLength(good ? 1 : 0)
    await store.close()
  })
})
