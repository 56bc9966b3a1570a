import { describe, expect, test } from 'vitest'
import { accountOf, type NewAccount } from './accounts'
import { openStore, type Store } from './database'
import { databases, emptyPlace } from './fixture'
import { runsOf } from './history'
import { endRun, findingsOf, forgetRunsBefore, insertRun, runById, saveFallen } from './runs'
import { beat, orphanedRuns } from './servers'

const target = {
  source: 'profile',
  name: 'prod',
  roleArn: null,
  externalId: null,
  hints: {},
  endpoint: null,
} as const

function account(number: number): NewAccount {
  return {
    id: `account-${number}`,
    identity: `aws:aws:${number}`,
    aws_account_id: String(number).padStart(12, '0'),
    partition: 'aws',
    name: `account ${number}`,
    target: JSON.stringify(target),
    source: 'profile',
    created_at: '2026-11-26T00:00:00.000Z',
  }
}

const idOf = (minute: number) => `mwuxz8${String(minute).padStart(2, '0')}-6f6461b8ce464154`
const timeOf = (minute: number) => `2026-11-26T12:${String(minute).padStart(2, '0')}:00.000Z`

async function run(store: Store, minute: number, of = 'account-1', server = 'here'): Promise<string> {
  const frame = {
    id: idOf(minute),
    account_id: of,
    server_id: server,
    started_at: timeOf(minute),
    started_by: null,
  }
  await insertRun(store.db, frame, target)
  return frame.id
}

const end = (answer: string) =>
  ({
    state: 'finished',
    finishedAt: timeOf(59),
    answer,
    report: `{"answer":"${answer}"}`,
    verdicts: '{}',
  }) as const

describe.each(databases)('%s', kind => {
  test('what was acknowledged is there when it is opened again', async () => {
    const place = await emptyPlace(kind)
    const store = await openStore(place)
    await accountOf(store.db, account(1))
    const id = await run(store, 1)
    await saveFallen(store.db, id, {
      facts: new Map(),
      findings: new Map([['a-check', { verdict: 'pass' }]]),
    })
    await store.close()
    const again = await openStore(place)
    expect(await runById(again.db, id)).toMatchObject({ id, state: 'running', report: null })
    expect(await findingsOf(again.db, id)).toMatchObject([
      { check_id: 'a-check', finding: '{"verdict":"pass"}' },
    ])
    await again.close()
  })

  test('two servers that start on an empty database at once both find it made', async () => {
    const place = await emptyPlace(kind)
    const stores = await Promise.all([1, 2, 3, 4].map(() => openStore(place)))
    for (const [index, store] of stores.entries()) {
      expect((await accountOf(store.db, { ...account(1), id: `by-${index}` })).id).toMatch(/^by-/)
      await store.close()
    }
  })

  test('an account that is found again keeps its name and its id', async () => {
    const store = await openStore(await emptyPlace(kind))
    const first = await accountOf(store.db, account(1))
    await store.db.updateTable('account').set({ name: 'Production', label: 'Europe' }).execute()
    const second = await accountOf(store.db, { ...account(1), id: 'another', name: 'prod' })
    expect(second).toEqual(first)
    const row = await store.db.selectFrom('account').selectAll().executeTakeFirstOrThrow()
    expect(row).toMatchObject({ name: 'Production', label: 'Europe' })
    await store.close()
  })

  test('a run ends once, and its account says so', async () => {
    const store = await openStore(await emptyPlace(kind))
    await accountOf(store.db, account(1))
    const first = await run(store, 1)
    expect(await endRun(store.db, first, end('not-ready'), before => before)).toBe(true)
    expect(await endRun(store.db, first, end('ready'), before => before)).toBe(false)
    const second = await run(store, 2)
    expect(await endRun(store.db, second, end('ready'), before => before)).toBe(true)
    const row = await store.db.selectFrom('account').selectAll().executeTakeFirstOrThrow()
    expect(row).toMatchObject({
      latest_run_id: second,
      latest_answer: 'ready',
      latest_changes: '{"answer":"not-ready"}',
    })
    await store.close()
  })

  test('a run that ends late does not take the place of a newer one', async () => {
    const store = await openStore(await emptyPlace(kind))
    await accountOf(store.db, account(1))
    const [old, young] = [await run(store, 1), await run(store, 2)]
    await endRun(store.db, young, end('ready'), () => null)
    await endRun(store.db, old, end('not-ready'), () => null)
    const row = await store.db.selectFrom('account').selectAll().executeTakeFirstOrThrow()
    expect(row).toMatchObject({ latest_run_id: young, latest_answer: 'ready' })
    await store.close()
  })

  test('newest first, and no more than asked for', async () => {
    const store = await openStore(await emptyPlace(kind))
    await accountOf(store.db, account(1))
    for (const minute of [1, 3, 2]) await run(store, minute)
    const ids = async (before?: string) =>
      (await runsOf(store.db, 'account-1', 2, before)).map(({ id }) => id)
    expect(await ids()).toEqual([idOf(3), idOf(2)])
    expect(await ids(timeOf(2))).toEqual([idOf(1)])
    await store.close()
  })

  test('the runs of a server that is silent, or gone, have lost it; those of a live one have not', async () => {
    const store = await openStore(await emptyPlace(kind))
    await accountOf(store.db, account(1))
    await beat(store, 'alive')
    await store.db.insertInto('server').values({ id: 'silent', beat: 1 }).execute()
    await run(store, 1, 'account-1', 'alive')
    const silent = await run(store, 2, 'account-1', 'silent')
    const gone = await run(store, 3, 'account-1', 'gone')
    expect([...(await orphanedRuns(store, 15_000))].sort()).toEqual([silent, gone])
    await store.close()
  })

  test('what is older than its time is forgotten, but never the newest of an account', async () => {
    const store = await openStore(await emptyPlace(kind))
    await accountOf(store.db, account(1))
    await accountOf(store.db, account(2))
    for (const [minute, of] of [
      [1, 'account-1'],
      [2, 'account-1'],
      [3, 'account-2'],
    ] as const)
      await endRun(store.db, await run(store, minute, of), end('ready'), () => null)
    expect(await forgetRunsBefore(store.db, timeOf(30))).toBe(1)
    const left = await Promise.all([1, 2, 3].map(async minute => (await runById(store.db, idOf(minute)))?.id))
    expect(left).toEqual([undefined, idOf(2), idOf(3)])
    await store.close()
  })

  test('a database that a newer version wrote is refused, and left as it is', async () => {
    const place = await emptyPlace(kind)
    const store = await openStore(place)
    await store.db
      .withTables<{ migration: { name: string; timestamp: string } }>()
      .insertInto('migration')
      .values({ name: '9999-from-the-future', timestamp: '2030-01-01' })
      .execute()
    await store.close()
    await expect(openStore(place)).rejects.toMatchObject({ code: 'newer-database' })
  })

  test.each(['../secret', '..', '', 'mwuxz848-6f6461b8ce46415', "' or 1=1 --"])(
    'an address that is no id finds nothing: %s',
    async id => {
      const store = await openStore(await emptyPlace(kind))
      expect(await runById(store.db, id)).toBeNull()
      await store.close()
    },
  )
})
