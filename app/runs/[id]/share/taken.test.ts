import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BuiltServer, formWith, startBuilt } from '@/cli/built-server'
import type { PlainBrowser } from '@/cli/plain-browser'
import { setUp } from '@/cli/set-up'
import { checkChain } from '@/lib/store/audit'
import { openStore } from '@/lib/store/database'

const build = join(import.meta.dirname, '..', '..', '..', '..', '.next', 'standalone')
const dataDir = mkdtempSync(join(tmpdir(), 'kiro-readiness-taken-'))

let server: BuiltServer
let admin: PlainBrowser
let path: string
beforeAll(async () => {
  server = await startBuilt(build, { DATA_DIR: dataDir, HOSTNAME: '0.0.0.0' })
  admin = await setUp(server)
  const begun = await admin.submit('/', { organization: 'ready' })
  path = new URL(begun.headers.get('location') ?? '', server.address).pathname
  // The streamed page ends when the run does.
  await admin.page(path)
}, 60_000)
afterAll(() => server.stop())

test('each way in which a report leaves stands in the audit log, with who, from where and of which account', async () => {
  expect((await admin.fetch(`${path}/share/as/csv?hide=ids`)).status).toBe(200)
  const page = await admin.page(`${path}/share`)
  const address = formWith(page.slice(page.indexOf('id="file"')), 'profile')
  expect(await (await admin.fetch(`${path}/share`, { method: 'POST', body: address })).text()).toContain(
    '/r#1.',
  )
  const wish = { days: '1', shows: 'this-run', mostViews: '', passphrase: '', recipients: '' }
  const made = await (await admin.submit(`${path}/share`, wish)).text()
  const [link = ''] = /\/r\/[\w-]{43}/.exec(made) ?? []
  expect((await fetch(`${server.address}${link}`)).status).toBe(200)

  const store = await openStore({ dataDir })
  const events = await store.db.selectFrom('audit_event').selectAll().orderBy('number').execute()
  const { id } = await store.db.selectFrom('account').select('id').executeTakeFirstOrThrow()
  expect(await checkChain(store.db)).toMatchObject({ whole: true, met: true })
  await store.close()
  const ofAccount = events.filter(({ account_id }) => account_id === id)
  expect(ofAccount.map(({ action }) => action)).toEqual([
    'run.begun',
    'report.taken',
    'report.taken',
    'share.made',
    'share.opened',
  ])
  for (const { from_address } of ofAccount) expect(from_address).toBe('127.0.0.1')
  expect(ofAccount.map(({ actor }) => JSON.parse(actor).kind)).toEqual([
    'person',
    'person',
    'person',
    'person',
    'link',
  ])
  expect(JSON.stringify(events)).not.toContain(link.slice('/r/'.length))
})
