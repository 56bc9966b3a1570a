import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { startPostgres } from '@/cli/postgres.mjs'
import { openStore } from './database'
import { emptyPlace } from './fixture'

/** Kills the process, or what it writes to, right after a write was acknowledged; the last number that it said. */
async function writtenUntil(
  place: object,
  acknowledged: number,
  killDatabase?: () => unknown,
): Promise<number> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, 'writer-fixture.ts'), JSON.stringify(place)],
    { cwd: join(import.meta.dirname, '..', '..'), stdio: ['ignore', 'pipe', 'ignore'] },
  )
  const ended = once(child, 'exit')
  let last = 0
  for await (const line of createInterface({ input: child.stdout })) {
    last = Number(line)
    if (last !== acknowledged) continue
    if (killDatabase) await killDatabase()
    else child.kill('SIGKILL')
  }
  await ended
  return last
}

async function kept(place: Parameters<typeof openStore>[0]): Promise<number> {
  const store = await openStore(place)
  const { number } = await store.db
    .selectFrom('audit_event')
    .select(({ fn }) => fn.countAll<number>().as('number'))
    .executeTakeFirstOrThrow()
  await store.close()
  return Number(number)
}

test.each([1, 40])('a process killed after %d writes on SQLite has lost none of them', async acknowledged => {
  const place = await emptyPlace('sqlite')
  const last = await writtenUntil(place, acknowledged)
  expect(last).toBeGreaterThanOrEqual(acknowledged)
  expect(await kept(place)).toBeGreaterThanOrEqual(last)
})

test.each([1, 40])('PostgreSQL killed after %d writes has lost none of them', async acknowledged => {
  const server = await startPostgres()
  const place = { dataDir: '/nowhere', databaseUrl: `${server.url}/postgres` }
  const last = await writtenUntil(place, acknowledged, () => server.kill())
  await server.start()
  expect(last).toBeGreaterThanOrEqual(acknowledged)
  expect(await kept(place)).toBeGreaterThanOrEqual(last)
  await server.stop()
})
