import { describe, expect, test } from 'vitest'
import { openStore, type Store } from './database'
import { databases, emptyPlace } from './fixture'
import { invitationBehind, invite, join, replaceSetUp } from './invitations'
import { anybody, listPeople, removePerson, setRole } from './people'
import { countTry, forgetTries } from './sign-in-tries'

const soon = () => new Date(Date.now() + 60_000).toISOString()
const ada = { name: 'Ada', email: 'ada@example.com', passwordHash: 'hash' }

async function person(store: Store, by: string, name: string, role: string): Promise<string> {
  const email = `${name}@example.com`
  await invite(store.db, { hash: name, role, email, made_by: by, expires_at: soon() })
  const joined = await join(store, name, { name, email, passwordHash: 'hash' })
  if (typeof joined === 'string') throw new Error(joined)
  return joined.id
}

async function withAdmin(store: Store): Promise<string> {
  await replaceSetUp(store, { hash: 'first', expires_at: soon() })
  const joined = await join(store, 'first', ada)
  if (typeof joined === 'string') throw new Error(joined)
  return joined.id
}

describe.each(databases)('%s', kind => {
  test('the set-up link lets one in, however many open it at once, and never again', async () => {
    const place = await emptyPlace(kind)
    const stores = [await openStore(place), await openStore(place)]
    await replaceSetUp(stores[0] as Store, { hash: 'first', expires_at: soon() })
    const came = await Promise.all(
      [0, 1, 2, 3, 4, 5].map(n =>
        join(stores[n % 2] as Store, 'first', { ...ada, email: `${n}@example.com` }),
      ),
    )
    expect(came.filter(one => one === 'no-invitation')).toHaveLength(5)
    expect(await listPeople((stores[0] as Store).db)).toMatchObject([{ role: 'admin' }])
    expect(await replaceSetUp(stores[0] as Store, { hash: 'second', expires_at: soon() })).toBe(false)
    for (const store of stores) await store.close()
  })

  test('each start takes the place of the link before it', async () => {
    const store = await openStore(await emptyPlace(kind))
    for (const hash of ['first', 'second']) await replaceSetUp(store, { hash, expires_at: soon() })
    expect(await join(store, 'first', ada)).toBe('no-invitation')
    expect(await anybody(store.db)).toBe(false)
    expect(await join(store, 'second', ada)).toMatchObject({ role: 'admin' })
    await store.close()
  })

  test('an invitation whose time is over lets nobody in', async () => {
    const store = await openStore(await emptyPlace(kind))
    await replaceSetUp(store, { hash: 'first', expires_at: new Date(Date.now() - 1).toISOString() })
    expect(await invitationBehind(store.db, 'first')).toBeNull()
    expect(await join(store, 'first', ada)).toBe('no-invitation')
    await store.close()
  })

  test('an invitation is for its address, whatever whoever opens it says', async () => {
    const store = await openStore(await emptyPlace(kind))
    const by = await withAdmin(store)
    await invite(store.db, {
      hash: 'h',
      role: 'viewer',
      email: 'bo@example.com',
      made_by: by,
      expires_at: soon(),
    })
    expect(await join(store, 'h', { ...ada, email: 'mallory@example.com' })).toMatchObject({
      email: 'bo@example.com',
      role: 'viewer',
    })
    await store.close()
  })

  test('the last admin stays', async () => {
    const store = await openStore(await emptyPlace(kind))
    const admin = await withAdmin(store)
    expect(await setRole(store, admin, 'viewer')).toBe('last-admin')
    expect(await removePerson(store, admin)).toBe('last-admin')
    expect(await setRole(store, admin, 'admin')).toBe('done')
    expect(await removePerson(store, 'nobody')).toBe('not-found')
    await store.close()
  })

  test('of admins who remove one another at once on two servers, one stays', async () => {
    const place = await emptyPlace(kind)
    const [one, other] = [await openStore(place), await openStore(place)]
    const admin = await withAdmin(one)
    const second = await person(one, admin, 'second', 'admin')
    const came = await Promise.all([removePerson(one, admin), setRole(other, second, 'viewer')])
    expect([...came].sort()).toEqual(['done', 'last-admin'])
    await Promise.all([one.close(), other.close()])
  })

  test('tries are counted over two servers together, and forgotten by whoever gets in', async () => {
    const place = await emptyPlace(kind)
    const stores = [await openStore(place), await openStore(place)]
    const limit = { most: 5, withinMs: 60_000 }
    const came: boolean[] = []
    for (const n of [0, 1, 2, 3, 4, 5, 6]) came.push(await countTry(stores[n % 2] as Store, 'a', limit))
    expect(came).toEqual([true, true, true, true, true, false, false])
    expect(await countTry(stores[0] as Store, 'b', limit)).toBe(true)
    await forgetTries(stores[0] as Store, 'a')
    expect(await countTry(stores[1] as Store, 'a', limit)).toBe(true)
    expect(await countTry(stores[1] as Store, 'a', { ...limit, withinMs: -1 })).toBe(true)
    for (const store of stores) await store.close()
  })
})
