import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Demo, startDemo } from '@/lib/demo'
import { openStore, type StorePlace } from '@/lib/store/database'
import { databases, emptyPlace } from '@/lib/store/fixture'
import { startBuilt } from './built-server'
import type { PlainBrowser } from './plain-browser'
import { setUp } from './set-up'

const build = join(import.meta.dirname, '..', '.next', 'standalone')
const name = 'cmk-missing'

let demo: Demo
beforeAll(async () => {
  demo = await startDemo({ organizations: [name] })
})
afterAll(() => demo.close())

function paste(admin: PlainBrowser, keys: Readonly<Record<string, string>>): Promise<Response> {
  return admin.submit('/', { source: 'keys', region: demo.region(name), ...keys })
}

/** Every row of every table, as text. */
async function rowsIn(place: StorePlace): Promise<string> {
  const store = await openStore(place)
  const tables = await store.db.introspection.getTables()
  const rows = await Promise.all(
    tables.map(table => sql`select * from ${sql.table(table.name)}`.execute(store.db)),
  )
  await store.close()
  return JSON.stringify(rows.map(each => each.rows))
}

function bytesIn(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(file => join(folder, file))
    .filter(file => statSync(file).isFile())
    .map(file => readFileSync(file, 'latin1'))
    .join('\n')
}

test.each(databases)('pasted keys are in no row of %s, no file, no log and no answer', async kind => {
  const place = await emptyPlace(kind)
  const server = await startBuilt(build, {
    DATA_DIR: place.dataDir,
    ...(place.databaseUrl ? { DATABASE_URL: place.databaseUrl } : {}),
    AWS_ENDPOINT_URL: demo.endpoint,
  })
  const { accessKeyId, secretAccessKey, sessionToken = '' } = demo.credentials(name)
  // The demo holds no signature to the secret: it may be any.
  const wrong = { accessKeyId, secretAccessKey: 'w'.repeat(40), sessionToken: `wrong-${sessionToken}` }
  const admin = await setUp(server)
  const refused = await (await paste(admin, wrong)).text()
  const posted = await paste(admin, { accessKeyId, secretAccessKey, sessionToken })
  const run = new URL(posted.headers.get('location') ?? '', server.address)
  // The streamed page ends when the run does.
  const page = await admin.page(run.pathname)
  const report = await admin.page(`${run.pathname}/report.json`)
  await server.stop()
  const rows = await rowsIn(place)

  expect(JSON.parse(report)).toMatchObject({ answer: 'not-ready' })
  expect(rows).toContain('"keys"')
  const said = { refused, page, report, log: server.log(), rows, files: bytesIn(place.dataDir) }
  const secrets = [accessKeyId, secretAccessKey, sessionToken, wrong.secretAccessKey, wrong.sessionToken]
  for (const secret of secrets) expect(secret.length).toBeGreaterThan(15)
  const told = Object.entries(said).flatMap(([where, text]) =>
    // A form that was refused comes back with what was typed; the key's id is no secret.
    secrets
      .filter(secret => text.includes(secret) && !(where === 'refused' && secret === accessKeyId))
      .map(() => where),
  )
  expect(told).toEqual([])
})
