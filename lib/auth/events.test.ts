import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BuiltServer, startBuilt } from '@/cli/built-server'
import type { PlainBrowser } from '@/cli/plain-browser'
import { setUp } from '@/cli/set-up'
import { checkChain } from '@/lib/store/audit'
import { openStore } from '@/lib/store/database'

const build = join(import.meta.dirname, '..', '..', '.next', 'standalone')
const dataDir = mkdtempSync(join(tmpdir(), 'kiro-readiness-events-'))

let server: BuiltServer
let admin: PlainBrowser
beforeAll(async () => {
  server = await startBuilt(build, { DATA_DIR: dataDir, HOSTNAME: '0.0.0.0' })
  admin = await setUp(server)
}, 60_000)
afterAll(() => server.stop())

test('what a person does with an account stands in the audit log, with who and from where', async () => {
  const begun = await admin.submit('/', { organization: 'external-idp' })
  const run = new URL(begun.headers.get('location') ?? '', server.address).pathname
  // The streamed page ends when the run does.
  await admin.page(run)
  const [account = ''] = /\/accounts\/[0-9a-f]{16}/.exec(await admin.page('/')) ?? []
  const sent = [
    await admin.submit(run, { check: 'aws-credentials' }),
    await admin.submit(account, { name: 'Example Corp', label: 'Europe' }),
    await admin.submit(account, { days: '30', note: 'asked Grace', check: 'idp-admin-permission' }),
  ]
  const [, attestation = ''] = /name="attestation" value="([^"]+)"/.exec(await admin.page(account)) ?? []
  sent.push(await admin.submit(account, { attestation }))
  expect(sent.map(({ status }) => status)).toEqual([303, 303, 303, 303])

  const store = await openStore({ dataDir })
  const events = await store.db.selectFrom('audit_event').selectAll().orderBy('number').execute()
  expect(await checkChain(store.db)).toMatchObject({ whole: true })
  await store.close()
  const ofAccount = events.filter(({ account_id }) => `/accounts/${account_id}` === account)
  expect(ofAccount.map(({ action }) => action)).toEqual([
    'run.begun',
    'run.rechecked',
    'account.called',
    'attestation.given',
    'attestation.revoked',
  ])
  for (const { from_address, actor } of ofAccount)
    expect([from_address, JSON.parse(actor)]).toMatchObject(['127.0.0.1', { kind: 'person', name: 'Ada' }])
})
