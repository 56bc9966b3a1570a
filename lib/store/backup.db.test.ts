import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { accountPage } from './account-list'
import { audit, checkChain } from './audit'
import { backup, restore } from './backup'
import { openStore, type Store } from './database'
import { databases, emptyPlace } from './fixture'
import { endRun, insertRun, saveFallen } from './runs'
import { tablesInOrder } from './tables'

const target = {
  source: 'keys',
  name: null,
  roleArn: null,
  externalId: null,
  hints: {},
  endpoint: null,
} as const

async function filled(store: Store): Promise<Store> {
  const account = {
    identity: 'aws:aws:1',
    aws_account_id: '1',
    partition: 'aws',
    name: 'Ünïcode \u202e "quoted"',
    search_name: 'ÜNÏCODE \u202e "QUOTED"',
  }
  const rest = { id: 'a', target: '{}', source: 'keys', created_at: '2026', label: '' } as const
  await store.db
    .insertInto('account')
    .values({ ...account, ...rest })
    .execute()
  for (let n = 0; n < 3; n++) {
    const id = `mwuxz84${n}-6f6461b8ce464154`
    await insertRun(
      store.db,
      { id, account_id: 'a', server_id: 's', started_at: `2026-0${n + 1}`, started_by: null },
      target,
    )
    await saveFallen(store.db, id, { facts: new Map([['caller', { n }]]), findings: new Map([['c', { n }]]) })
    if (n > 0)
      await endRun(
        store.db,
        id,
        { state: 'finished', finishedAt: '2026', answer: 'ready', report: '{}', verdicts: '{}' },
        () => null,
      )
  }
  await audit(store, {
    actor: { kind: 'server', id: null, name: '' },
    from: null,
    action: 'test',
    accountId: 'a',
    details: {},
  })
  return store
}

async function written(store: Store): Promise<string> {
  const to = new PassThrough()
  const all = text(to)
  await backup(store, to)
  to.end()
  return all
}

const lines = (all: string) => all.split('\n').slice(1)

describe.each(databases.flatMap(from => databases.map(to => [from, to] as const)))(
  'from %s to %s',
  (from, to) => {
    test('what was backed up is all there after it was restored', async () => {
      const [source, place] = [
        await filled(await openStore(await emptyPlace(from))),
        await openStore(await emptyPlace(to)),
      ]
      const all = await written(source)
      expect(await restore(place, Readable.from(all))).toMatchObject({ ok: true, rows: 11 })
      expect(lines(await written(place))).toEqual(lines(all))
      expect(await checkChain(place.db)).toMatchObject({ whole: true, events: 1 })
      await Promise.all([source.close(), place.close()])
    })
  },
)

describe.each(databases)('%s', kind => {
  test('every table is backed up but those of the moment', async () => {
    const store = await openStore(await emptyPlace(kind))
    const tables = (await store.db.introspection.getTables()).map(({ name }) => name)
    expect(
      tables
        .filter(name => !/^(migration|migration_lock|server|session|verification|sign_in_try)$/.test(name))
        .sort(),
    ).toEqual([...tablesInOrder].sort())
    await store.close()
  })

  test.each([
    ['not-a-backup', (all: string) => all.replace('kiro-readiness-backup', 'something')],
    ['not-a-backup', () => ''],
    ['not-a-backup', (all: string) => all.replace('["run"', '["people"')],
    ['newer', (all: string) => all.replace('"0002-audit"', '"9999-later"')],
    ['cut-off', (all: string) => all.split('\n').slice(0, -2).join('\n')],
    ['cut-off', (all: string) => all.split('\n').toSpliced(-3, 1).join('\n')],
    ['does-not-fit', (all: string) => all.split('\n').toSpliced(2, 1).join('\n')],
  ])('%s is refused, and nothing of it is kept', async (why, spoil) => {
    const source = await filled(await openStore(await emptyPlace('sqlite')))
    const place = await openStore(await emptyPlace(kind))
    expect(await restore(place, Readable.from(spoil(await written(source))))).toMatchObject({
      ok: false,
      why,
    })
    expect((await sql`select * from account`.execute(place.db)).rows).toEqual([])
    await Promise.all([source.close(), place.close()])
  })

  test('a backup of an earlier version is brought up to this one', async () => {
    const source = await filled(await openStore(await emptyPlace('sqlite')))
    const place = await openStore(await emptyPlace(kind))
    const earlier = (await written(source))
      .replaceAll(/,"(search_name|verdicts)":("(\\.|[^"\\])*"|null)/g, '')
      .replace(',"0007-search-names"', '')
    expect(earlier).not.toMatch(/search_name|verdicts/)
    expect(await restore(place, Readable.from(earlier))).toMatchObject({ ok: true })
    const query = { search: 'üNÏCODE', answer: null, group: null, sort: 'newest', page: 1 } as const
    expect(await accountPage(place.db, query)).toHaveLength(1)
    const runs = await place.db.selectFrom('run').select(['report', 'verdicts']).execute()
    const ended = runs.filter(({ report }) => report !== null)
    expect(ended.length).toBeGreaterThan(0)
    for (const { verdicts } of ended) expect(JSON.parse(verdicts ?? '')).toMatchObject({ pass: 0 })
    await Promise.all([source.close(), place.close()])
  })

  test('what is there is never mixed with a backup', async () => {
    const store = await filled(await openStore(await emptyPlace(kind)))
    expect(await restore(store, Readable.from(await written(store)))).toMatchObject({
      ok: false,
      why: 'not-empty',
    })
    await store.close()
  })

  test('a server goes on writing while it is backed up', async () => {
    const place = await emptyPlace(kind)
    const [server, other] = [await filled(await openStore(place)), await openStore(place)]
    const to = new PassThrough()
    const all = text(to)
    const done = backup(other, to)
    await audit(server, {
      actor: { kind: 'server', id: null, name: '' },
      from: null,
      action: 'meanwhile',
      accountId: null,
      details: {},
    })
    await done
    to.end()
    expect((await all).trimEnd().split('\n').at(-1)).toMatch(/"rows":1[12]/)
    await Promise.all([server.close(), other.close()])
  })
})
