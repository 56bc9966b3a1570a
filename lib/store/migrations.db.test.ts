import { Kysely, sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { accountPage } from './account-list'
import { apiKeyInUse } from './api-keys'
import { attestationsAt, attestationsOf } from './attestations'
import { checkChain } from './audit'
import { openConnections } from './connections'
import { openStore, type Store, type StorePlace } from './database'
import { type DatabaseKind, postgresDialect, sqliteDialect } from './dialects'
import { databases, emptyPlace } from './fixture'
import { accountById, runsOf } from './history'
import { invitationBehind } from './invitations'
import { migrate } from './migrate'
import { migrations } from './migrations'
import { rowsOf } from './migrations/earlier.fixture'
import { listPeople } from './people'
import { factsOf, findingsOf, runById } from './runs'
import { secondFactorOf } from './second-factors'
import { serverSecret } from './server-secrets'
import { orphanedRuns } from './servers'
import { sessionsOf } from './sessions'
import { activeShare, documentOfShare, sharesOf } from './shares'
import { hasPassword } from './sign-in-methods'

const versions = Object.keys(migrations)
const earlier = versions.slice(0, -1)
const [ended, underWay] = ['mwuxz801-0000000000000001', 'mwuxz802-0000000000000002'] as const

/** The statements that fill every table of a version. */
function statementsOf(version: string): Readonly<Record<string, string>> {
  return Object.assign({}, ...versions.slice(0, versions.indexOf(version) + 1).map(each => rowsOf[each]))
}

type Reader = readonly [since: string, read: (store: Store) => Promise<unknown>, found: unknown]

/** As the program reads today what was written then. */
const readers: readonly Reader[] = [
  ['0001', ({ db }) => accountById(db, 'a1'), { name: 'Österreich', label: 'Europe', latest_run_id: ended }],
  [
    '0001',
    ({ db }) =>
      accountPage(db, { search: 'öSTERREICH', answer: 'not-ready', group: 'Europe', sort: 'name', page: 1 }),
    [{ id: 'a1', running_run_id: underWay }],
  ],
  [
    '0001',
    ({ db }) => runsOf(db, 'a1', 9),
    [
      { id: underWay, state: 'running', verdicts: null },
      {
        id: ended,
        verdicts: '{"pass":1,"warn":0,"fail":2,"todo":0,"skip":0,"unknown":0}',
        started_by: 'ada',
      },
    ],
  ],
  ['0001', ({ db }) => runById(db, ended), { report: expect.stringContaining('"fail"') }],
  ['0001', ({ db }) => factsOf(db, underWay), [{ name: 'caller', settled: '{"state":"known"}' }]],
  ['0001', ({ db }) => findingsOf(db, underWay), [{ check_id: 'aws-credentials' }]],
  ['0001', store => orphanedRuns(store, 15_000), [underWay]],
  ['0002', ({ db }) => checkChain(db), { whole: true, events: 1 }],
  ['0003', ({ db }) => listPeople(db), [{ id: 'ada', role: 'admin', secondFactor: true }]],
  ['0003', ({ db }) => sessionsOf(db, 'ada'), [{ id: 's1', createdAt: '2026-11-20T11:00:00.000Z' }]],
  ['0003', ({ db }) => hasPassword(db, 'ada'), true],
  ['0003', ({ db }) => secondFactorOf(db, 'ada'), { verified: true }],
  ['0003', ({ db }) => invitationBehind(db, 'hash-of-invitation'), { email: 'bo@example.com' }],
  ['0003', ({ db }) => apiKeyInUse(db, 'hash-of-key'), { role: 'operator', person_role: 'admin' }],
  ['0003', ({ db }) => serverSecret(db, 'auth'), 'kept'],
  ['0004', ({ db }) => attestationsOf(db, 'a1'), [{ id: 't1', note: 'Ticket 7' }]],
  ['0004', ({ db }) => attestationsAt(db, 'aws:aws:1', '2026-12-01T00:00:00.000Z'), [{ id: 't1' }]],
  ['0004', ({ db }) => openConnections(db), [{ external_id: 'x1', fixes: 1 }]],
  ['0005', ({ db }) => activeShare(db, 'A'.repeat(43), new Date()), { id: 'h1', run_id: ended }],
  ['0005', ({ db }) => documentOfShare(db, 'h1'), '{"frozen":true}'],
  ['0005', ({ db }) => sharesOf(db, 'a1'), [{ views: 2, accesses: [{ outcome: 'opened' }] }]],
]

type Untyped = Kysely<Record<string, unknown>>

async function at(
  version: string,
  kind: DatabaseKind,
  { dataDir, databaseUrl }: StorePlace,
): Promise<Untyped> {
  const dialect =
    kind === 'postgres'
      ? postgresDialect(databaseUrl ?? '')
      : await sqliteDialect(`${dataDir}/kiro-readiness.db`)
  const db: Untyped = new Kysely({ dialect })
  await migrate(db, 'the database', version)
  return db
}

async function rowsIn(db: Pick<Untyped, 'introspection' | 'getExecutor'>): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { name } of await db.introspection.getTables()) {
    // Kysely's own.
    if (name.startsWith('migration')) continue
    const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(name)}`.execute(
      db,
    )
    counts[name] = Number(rows[0]?.count)
  }
  return counts
}

test('there are rows of every version before the last', () => {
  expect(Object.keys(rowsOf)).toEqual(earlier)
})

describe.each(databases)('%s', kind => {
  test.each(earlier)('what version %s wrote is there, and read as of today', async version => {
    const place = await emptyPlace(kind)
    const old = await at(version, kind, place)
    for (const statement of Object.values(statementsOf(version))) await sql.raw(statement).execute(old)
    const written = await rowsIn(old)
    for (const [table, count] of Object.entries(written)) expect([table, count > 0]).toEqual([table, true])
    await old.destroy()

    const store = await openStore(place)
    expect(await rowsIn(store.db)).toMatchObject(written)
    const known = readers.filter(([since]) => since <= version.slice(0, 4))
    for (const [since, read, found] of known)
      expect({ since, found: await read(store) }).toMatchObject({ since, found })
    await store.close()
  })

  test('a version that stopped half way, with data, is brought up to the last by two servers at once', async () => {
    const place = await emptyPlace(kind)
    const old = await at('0003-people', kind, place)
    for (const statement of Object.values(statementsOf('0003-people'))) await sql.raw(statement).execute(old)
    await old.destroy()
    const stores = await Promise.all([openStore(place), openStore(place)])
    for (const store of stores) {
      expect(await checkChain(store.db)).toMatchObject({ whole: true, events: 1 })
      expect(await sharesOf(store.db, 'a1')).toEqual([])
      await store.close()
    }
  })
})
