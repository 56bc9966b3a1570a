import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { notRunShape } from '@/lib/report/schema'
import { emptyPlace } from '@/lib/store/fixture'
import { type BuiltServer, formWith, startBuilt } from './built-server'
import { PlainBrowser } from './plain-browser'
import { startPostgres } from './postgres.mjs'
import { password, setUp } from './set-up'

const build = join(import.meta.dirname, '..', '.next', 'standalone')
const asBrowser = { accept: 'text/html,*/*;q=0.8' }

describe('a database that is lost', () => {
  let postgres: Awaited<ReturnType<typeof startPostgres>>
  let server: BuiltServer
  beforeAll(async () => {
    postgres = await startPostgres()
    const { dataDir } = await emptyPlace('sqlite')
    server = await startBuilt(build, { DATABASE_URL: `${postgres.url}/postgres`, DATA_DIR: dataDir })
  }, 60_000)
  afterAll(async () => {
    await server.stop()
    await postgres.stop()
  })

  test('is told without a script, to a program too, and what is sent again afterwards is done', async () => {
    const browser = new PlainBrowser(server, asBrowser)
    const send = () => browser.fetch('/', { method: 'POST', body: form })
    const form = formWith(await browser.page('/'), 'organization')
    form.set('organization', 'ready')
    await postgres.kill()

    for (const answer of [await browser.fetch('/'), await browser.fetch('/sign-in'), await send()]) {
      expect(answer.status).toBe(503)
      expect(answer.headers.get('retry-after')).toBe('10')
      const page = await answer.text()
      expect(page).toContain('<h1>The database of this server does not answer.</h1>')
      expect(page).toContain('Nothing of what was asked for now was begun.')
    }
    const document = await new PlainBrowser(server).fetch('/runs/none/report.json')
    expect(document.status).toBe(503)
    expect(notRunShape.parse(await document.json()).error.code).toBe('not-kept')
    expect((await browser.fetch('/healthz')).status).toBe(200)

    await postgres.start()
    const begun = await send()
    expect([begun.status, begun.headers.get('location')]).toEqual([303, expect.stringMatching(/^\/runs\//)])
  }, 60_000)
})

/** A trigger raises what PostgreSQL would: https://www.postgresql.org/docs/current/errcodes-appendix.html */
describe.each([
  ['53100', 'There is no room left where this server keeps its data'],
  ['25006', 'This server may not write where it keeps its data'],
])('a database that refuses a write with %s', (code, sentence) => {
  let server: BuiltServer
  let admin: PlainBrowser
  let database: Client
  let link: string
  beforeAll(async () => {
    const { databaseUrl = '', dataDir } = await emptyPlace('postgres')
    server = await startBuilt(build, { HOSTNAME: '0.0.0.0', DATABASE_URL: databaseUrl, DATA_DIR: dataDir })
    admin = await setUp(server)
    link = await sharedRun(admin)
    database = new Client(databaseUrl)
    await database.connect()
    await database.query(
      `create function refuse() returns trigger language plpgsql as $$ begin raise exception using errcode = '${code}'; end $$`,
    )
    for (const table of ['invitation', 'session', 'share_access'])
      await database.query(
        `create trigger refused before insert on ${table} for each statement execute function refuse()`,
      )
  }, 60_000)
  afterAll(async () => {
    await database.end()
    await server.stop()
  })

  test('says so in the form, where what was typed stays', async () => {
    const answer = await admin.submit('/people', { email: 'grace@example.com', role: 'viewer' })
    const page = await answer.text()
    expect(page).toContain(sentence)
    // An action writes more than once: what came before the refusal may be there.
    expect(page).toContain('What was sent now may be kept in part, or not at all.')
    expect(page).toContain('value="grace@example.com"')
    const left = await database.query('select count(*)::int as invitations from invitation')
    expect(left.rows).toEqual([{ invitations: 0 }])
  })

  test('says so to whoever opens a link, and counts no view', async () => {
    const answer = await new PlainBrowser(server, asBrowser).fetch(link)
    expect(answer.status).toBe(503)
    expect(await answer.text()).toContain(`<h1>${sentence}.</h1>`)
  })

  test('says so to whoever signs in, and sends no password back', async () => {
    const answer = await new PlainBrowser(server).submit('/sign-in', { email: 'ada@example.com', password })
    const page = await answer.text()
    expect(page).toContain(sentence)
    expect(page).toContain('value="ada@example.com"')
    expect(page).not.toContain(password)
  })
})

/** The path of a link to a run of a demo organization. */
async function sharedRun(admin: PlainBrowser): Promise<string> {
  const begun = await admin.submit('/', { organization: 'ready' })
  const path = begun.headers.get('location')?.replace(/\?.*/, '') ?? ''
  // A page that streams ends with the run.
  await admin.page(path)
  const wish = { days: '1', shows: 'this-run', mostViews: '', passphrase: '', recipients: '' }
  const made = await (await admin.submit(`${path}/share`, wish)).text()
  const [link = ''] = /\/r\/[\w-]{43}/.exec(made) ?? []
  return link
}
