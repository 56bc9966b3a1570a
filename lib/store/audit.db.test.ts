import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { type AuditEvent, audit, checkChain } from './audit'
import { openStore, type Store } from './database'
import { databases, emptyPlace } from './fixture'

const event = (number: number): AuditEvent => ({
  actor: { kind: 'person', id: 'p1', name: 'Ada' },
  from: '127.0.0.1',
  action: 'run.begun',
  accountId: null,
  details: { number },
})

/** As somebody would who owns the database. */
async function unguarded(store: Store, change: () => Promise<unknown>): Promise<void> {
  if (store.kind === 'postgres') await sql`drop trigger audit_event_stays on audit_event`.execute(store.db)
  else
    for (const name of ['update', 'delete'])
      await sql.raw(`drop trigger audit_event_no_${name}`).execute(store.db)
  await change()
}

describe.each(databases)('%s', kind => {
  test('fifty events from two servers at once make one chain', async () => {
    const place = await emptyPlace(kind)
    const stores = [await openStore(place), await openStore(place)]
    await Promise.all(Array.from({ length: 50 }, (_, n) => audit(stores[n % 2] as Store, event(n))))
    expect(await checkChain((stores[0] as Store).db)).toMatchObject({ whole: true, events: 50, met: true })
    for (const store of stores) await store.close()
  })

  test('the database itself refuses to change or delete an event', async () => {
    const store = await openStore(await emptyPlace(kind))
    await audit(store, event(1))
    await expect(store.db.updateTable('audit_event').set({ action: 'nothing' }).execute()).rejects.toThrow(
      /neither/,
    )
    await expect(store.db.deleteFrom('audit_event').execute()).rejects.toThrow(/neither/)
    await store.close()
  })

  test.each([
    ['altered', { details: '{"number":9}' }],
    ['altered', { from_address: '10.0.0.1' }],
    ['altered', { at: '2020-01-01T00:00:00.000Z' }],
    ['out-of-place', { previous_hash: 'f'.repeat(64) }],
  ] as const)('a changed event is found: %s by %j', async (why, change) => {
    const store = await openStore(await emptyPlace(kind))
    for (const n of [1, 2, 3]) await audit(store, event(n))
    await unguarded(store, () =>
      store.db.updateTable('audit_event').set(change).where('number', '=', 2).execute(),
    )
    expect(await checkChain(store.db)).toEqual({ whole: false, number: 2, why })
    await store.close()
  })

  test('a deleted event is found, and so is a cut end where its head was noted', async () => {
    const store = await openStore(await emptyPlace(kind))
    for (const n of [1, 2, 3]) await audit(store, event(n))
    const noted = await checkChain(store.db)
    if (!noted.whole) throw new Error('A fresh chain is whole')
    await unguarded(store, () => store.db.deleteFrom('audit_event').where('number', '=', 3).execute())
    expect(await checkChain(store.db)).toMatchObject({ whole: true, events: 2 })
    expect(await checkChain(store.db, noted.head)).toMatchObject({ whole: true, met: false })
    await store.db.deleteFrom('audit_event').where('number', '=', 1).execute()
    expect(await checkChain(store.db)).toEqual({ whole: false, number: 1, why: 'missing' })
    await store.close()
  })
})
