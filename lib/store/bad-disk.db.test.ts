import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { startPostgres } from '@/cli/postgres.mjs'
import { type AuditEvent, audit, checkChain } from './audit'
import { openStore, type Store } from './database'
import { emptyPlace } from './fixture'
import { StoreProblem } from './problem'

const event = (note: string): AuditEvent => ({
  actor: { kind: 'server', id: null, name: '' },
  from: null,
  action: 'written',
  accountId: null,
  details: { note },
})

/** What a person is told where a write is refused. */
async function refusal(store: Store, note: string): Promise<StoreProblem> {
  const error = await audit(store, event(note)).then(
    () => null,
    (cause: unknown) => cause,
  )
  if (error === null) throw new Error('The write went through')
  return StoreProblem.of(error, store.where)
}

test.each([
  ['full', 'max_page_count = 1', 'x'.repeat(2_000_000)],
  ['read-only', 'query_only = 1', 'short'],
] as const)(
  'a disk that is %s refuses in a sentence, and loses nothing of what it took',
  async (code, pragma, note) => {
    const place = await emptyPlace('sqlite')
    const store = await openStore(place)
    await audit(store, event('before'))
    // The fewest pages that it can be held to are those that it has.
    await sql.raw(`pragma ${pragma}`).execute(store.db)
    const problem = await refusal(store, note)
    expect({ code: problem.code, told: problem.sentence.text !== '' && problem.next.text !== '' }).toEqual({
      code,
      told: true,
    })
    await store.close()
    const again = await openStore(place)
    expect(await checkChain(again.db)).toMatchObject({ whole: true, events: 1 })
    await audit(again, event('after'))
    expect(await checkChain(again.db)).toMatchObject({ whole: true, events: 2 })
    await again.close()
  },
)

test('a connection that is lost is told as such, and found again by the same store', async () => {
  const server = await startPostgres()
  const store = await openStore({ dataDir: '/nowhere', databaseUrl: `${server.url}/postgres` })
  await audit(store, event('before'))
  await server.kill()
  expect((await refusal(store, 'lost')).code).toBe('unreachable')
  await server.start()
  await audit(store, event('after'))
  expect(await checkChain(store.db)).toMatchObject({ whole: true, events: 2 })
  await store.close()
  await server.stop()
})
