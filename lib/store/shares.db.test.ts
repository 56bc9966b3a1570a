import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { checkChain } from './audit'
import { openStore, type Store } from './database'
import { databases, emptyPlace } from './fixture'
import { hashPassphrase, isPassphrase } from './passphrase'
import { noteAccess, takeView } from './share-accesses'
import {
  activeShare,
  forgetSharesEndedBefore,
  insertShare,
  type NewShare,
  newToken,
  revokeShare,
  sharesOf,
} from './shares'

const now = new Date('2026-11-26T12:00:00.000Z')
const end = new Date('2026-12-03T12:00:00.000Z')

async function shared(store: Store, given: Partial<NewShare> = {}): Promise<{ id: string; token: string }> {
  const account = { id: 'a', identity: 'i', aws_account_id: '1', partition: 'aws', name: 'n', label: '' }
  await store.db
    .insertInto('account')
    .values({ ...account, target: '{}', source: 'keys', created_at: '2026' })
    .onConflict(conflict => conflict.column('id').doNothing())
    .execute()
  const { token, hash } = newToken()
  await insertShare(store.db, {
    id: hash.slice(0, 16),
    token_hash: hash,
    account_id: 'a',
    run_id: null,
    document: '{}',
    profile: '{}',
    salt: 'ff',
    created_at: now.toISOString(),
    created_by: 'p1',
    expires_at: end.toISOString(),
    passphrase_hash: null,
    most_views: null,
    recipients: '[]',
    ...given,
  })
  return { id: hash.slice(0, 16), token }
}

const visit = (share_id: string, at = now) => ({
  share_id,
  at: at.toISOString(),
  from_address: '192.0.2.7',
  user_agent: 'a browser',
})

describe.each(databases)('%s', kind => {
  test('of fifty who open at once on two servers exactly as many get in as may', async () => {
    const place = await emptyPlace(kind)
    const stores = [await openStore(place), await openStore(place)] as const
    const { id } = await shared(stores[0], { most_views: 7 })
    const taken = await Promise.all(
      Array.from({ length: 50 }, (_, n) => takeView(stores[n % 2 === 0 ? 0 : 1], visit(id))),
    )
    expect(taken.filter(Boolean)).toHaveLength(7)
    expect(await sharesOf(stores[1].db, 'a')).toMatchObject([{ views: 7 }])
    expect((await sharesOf(stores[1].db, 'a'))[0]?.accesses).toHaveLength(7)
    expect(await checkChain(stores[1].db)).toMatchObject({ whole: true, events: 7 })
    for (const store of stores) await store.close()
  })

  test.each([
    ['a millisecond before its end', new Date(end.getTime() - 1), true],
    ['at its end', end, false],
    ['a millisecond after', new Date(end.getTime() + 1), false],
  ] as const)('%s', async (_, at, open) => {
    const store = await openStore(await emptyPlace(kind))
    const { id, token } = await shared(store)
    expect((await activeShare(store.db, token, at)) !== null).toBe(open)
    expect(await takeView(store, visit(id, at))).toBe(open)
    await store.close()
  })

  test('an opening stands in the audit log, with its account and where it came from, and without its token', async () => {
    const store = await openStore(await emptyPlace(kind))
    const { id, token } = await shared(store)
    for (const view of [1, 2]) {
      await takeView(store, visit(id))
      const events = await store.db.selectFrom('audit_event').selectAll().orderBy('number').execute()
      expect(events).toHaveLength(view)
      expect(events[view - 1]).toMatchObject({
        action: 'share.opened',
        account_id: 'a',
        from_address: '192.0.2.7',
        actor: JSON.stringify({ kind: 'link', id, name: '' }),
        details: JSON.stringify({ share: id, view }),
      })
      expect(JSON.stringify(events)).not.toContain(token)
    }
    expect(await checkChain(store.db)).toMatchObject({ whole: true, events: 2 })
    await store.close()
  })

  test.each(['share_access', 'audit_event'])(
    'without room for its line in %s no view is taken',
    async table => {
      const store = await openStore(await emptyPlace(kind))
      const { id } = await shared(store, { most_views: 1 })
      await sql`alter table ${sql.table(table)} rename to elsewhere`.execute(store.db)
      await expect(takeView(store, visit(id))).rejects.toThrow(table)
      await sql`alter table elsewhere rename to ${sql.table(table)}`.execute(store.db)
      expect(await sharesOf(store.db, 'a')).toMatchObject([{ views: 0, accesses: [] }])
      expect(await takeView(store, visit(id))).toBe(true)
      await store.close()
    },
  )

  test('what was revoked is gone at once, for ever, and only by its own account', async () => {
    const store = await openStore(await emptyPlace(kind))
    const { id, token } = await shared(store)
    expect(await revokeShare(store.db, 'another', id, now)).toBe(false)
    expect(await activeShare(store.db, token, now)).not.toBeNull()
    expect(await revokeShare(store.db, 'a', id, now)).toBe(true)
    expect(await revokeShare(store.db, 'a', id, now)).toBe(false)
    expect(await activeShare(store.db, token, now)).toBeNull()
    expect(await takeView(store, visit(id))).toBe(false)
    await store.close()
  })

  test('a token that is not known opens nothing, and none is kept', async () => {
    const store = await openStore(await emptyPlace(kind))
    const { token } = await shared(store)
    expect(token).toMatch(/^[\w-]{43}$/)
    for (const wrong of ['', token.slice(0, -1), `${token}A`, newToken().token])
      expect(await activeShare(store.db, wrong, now)).toBeNull()
    expect(JSON.stringify(await store.db.selectFrom('share').selectAll().execute())).not.toContain(token)
    await store.close()
  })

  test.each([
    ['that has not ended is kept', 'expires', end.getTime() - 1, 0],
    ['that ends then is kept', 'expires', end.getTime(), 0],
    ['that had ended before is forgotten, with who came', 'expires', end.getTime() + 1, 1],
    ['that was taken back before is forgotten, too', 'revoked', now.getTime() + 1, 1],
  ] as const)('a link %s', async (_, ends, before, gone) => {
    const store = await openStore(await emptyPlace(kind))
    const { id } = await shared(store)
    await takeView(store, visit(id))
    if (ends === 'revoked') await revokeShare(store.db, 'a', id, now)
    expect(await forgetSharesEndedBefore(store.db, new Date(before).toISOString())).toBe(gone)
    const left = await store.db.selectFrom('share_access').select('share_id').execute()
    expect(left).toHaveLength(1 - gone)
    // What was done stays told.
    expect(await checkChain(store.db)).toMatchObject({ whole: true, events: 1 })
    await store.close()
  })

  test('a list of shares tells who came, and nothing that would let anybody in', async () => {
    const store = await openStore(await emptyPlace(kind))
    const passphrase_hash = await hashPassphrase('correct horse')
    const { id } = await shared(store, { passphrase_hash })
    const access = {
      share_id: id,
      at: now.toISOString(),
      outcome: 'opened',
      from_address: '::1',
      user_agent: 'x',
    } as const
    await noteAccess(store.db, access)
    const [share] = await sharesOf(store.db, 'a')
    expect(share).toMatchObject({ id, hasPassphrase: true, accesses: [access] })
    expect(Object.keys(share ?? {})).not.toEqual(expect.arrayContaining(['token_hash']))
    expect(JSON.stringify(share)).not.toContain(passphrase_hash)
    await store.close()
  })
})

test('a passphrase is known again, in either spelling of Unicode, and no other is', async () => {
  const hash = await hashPassphrase('Käse\u0308 12')
  expect(await isPassphrase('Ka\u0308se\u0308 12', hash)).toBe(true)
  expect(await isPassphrase('Kase 12', hash)).toBe(false)
  expect(await isPassphrase('', hash)).toBe(false)
})
