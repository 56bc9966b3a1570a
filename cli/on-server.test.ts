import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as joined } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Served, serve } from '@/lib/aws/fixture'
import { organizations } from '@/lib/demo'
import { notRunShape, reportShape } from '@/lib/report/schema'
import { type AuditEventTable, auditEvents } from '@/lib/store/audit'
import { openStore } from '@/lib/store/database'
import { type BuiltServer, startBuilt } from './built-server'
import { inTerminal } from './in-terminal'
import type { PlainBrowser } from './plain-browser'
import { join, keyOf, setUp } from './set-up'

const build = joined(import.meta.dirname, '..', '.next', 'standalone')
const dataDir = mkdtempSync(joined(tmpdir(), 'kiro-readiness-on-server-'))

let server: BuiltServer
let admin: PlainBrowser
let key: string
beforeAll(async () => {
  server = await startBuilt(build, { DATA_DIR: dataDir, HOSTNAME: '0.0.0.0' })
  admin = await setUp(server)
  key = await keyOf(await join(server, admin, 'operator'), 'operator')
}, 60_000)
afterAll(() => server.stop())

/** The id of an account of a demo organization, checked once. */
async function accountOf(organization: string): Promise<string> {
  const answer = await admin.submit('/', { organization })
  await admin.page(new URL(answer.headers.get('location') ?? '', server.address).pathname)
  const page = await admin.page(`/?q=${organization}`)
  const [, id] = /href="\/accounts\/([0-9a-f]{16})"/.exec(page) ?? []
  if (id === undefined) throw new Error(`The dashboard shows no account of ${organization}`)
  return id
}

const check = (account: string, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}) =>
  inTerminal('check', ['--server', server.address, '--account', account, ...args], {
    env: { KIRO_READINESS_API_KEY: key, ...env },
  })

describe('a check by a server, from a terminal', () => {
  test.each(['ready', 'cmk-wrong-region', 'member-account'])('%s', async name => {
    const account = await accountOf(name)
    const expected = organizations[name]?.expect
    const { code, stdout, stderr } = await check(account, ['--json'])
    expect(stderr).toBe('')
    const report = reportShape.parse(JSON.parse(stdout))
    expect({ code, answer: report.answer }).toEqual({ code: expected?.exit, answer: expected?.answer })
    // It is the newest run of that account now, and the server shows the same.
    const page = await admin.page(`/accounts/${account}`)
    const [run] = /\/runs\/[0-9a-z]{8,12}-[0-9a-f]{16}/.exec(page) ?? []
    expect(await (await admin.fetch(`${run}/report.json`)).json()).toEqual(report)
  })

  test('as text it ends with the answer, and as a patch it prints the patch', async () => {
    const account = await accountOf('cmk-wrong-region')
    const text = await check(account)
    expect(text.code).toBe(1)
    expect(text.stdout).toContain('Requests go to http://127.0.0.1:')
    expect(text.stdout).toMatch(/Not ready: 2 to change/)
    const patch = await check(account, ['--patch', 'statements'])
    expect(patch.code).toBe(0)
    expect(JSON.parse(patch.stdout)).toBeInstanceOf(Array)
  })

  test('stands in the audit log under the key, with its account', async () => {
    const account = await accountOf('ready')
    await check(account, ['--json'])
    const store = await openStore({ dataDir })
    const events: AuditEventTable[] = []
    for await (const event of auditEvents(store.db)) events.push(event)
    await store.close()
    const begun = events.filter(({ action }) => action === 'run.begun').at(-1)
    expect(begun).toMatchObject({ account_id: account, from_address: '127.0.0.1' })
    expect(JSON.parse(begun?.actor ?? '')).toMatchObject({ kind: 'api-key', name: 'for operator' })
    expect(JSON.stringify(events)).not.toContain(key)
  })
})

describe('a check that a server does not begin', () => {
  const refusedWith = async (ended: ReturnType<typeof check>, code: string) => {
    const { code: exit, stdout } = await ended
    expect(exit).toBe(2)
    expect(notRunShape.parse(JSON.parse(stdout)).error.code).toBe(code)
  }

  test('without a key', () =>
    refusedWith(check('0123456789abcdef', ['--json'], { KIRO_READINESS_API_KEY: '' }), 'no-credentials'))

  test('with a key that it does not know', () =>
    refusedWith(
      check('0123456789abcdef', ['--json'], { KIRO_READINESS_API_KEY: `${key}x` }),
      'not-signed-in',
    ))

  test('with the key of a viewer', async () =>
    refusedWith(
      check('0123456789abcdef', ['--json'], { KIRO_READINESS_API_KEY: await keyOf(admin, 'viewer') }),
      'not-allowed',
    ))

  test('of an account that it does not know', () =>
    refusedWith(check('0123456789abcdef', ['--json']), 'not-found'))

  test('by its session alone, which a page elsewhere could use', async () => {
    const account = await accountOf('ready')
    const answer = await admin.fetch(`/api/accounts/${account}/runs`, { method: 'POST' })
    expect(answer.status).toBe(401)
  })
})

describe('something else than a server of this program', () => {
  const served: Served[] = []
  afterAll(() => Promise.all(served.map(each => each.close())))
  const at = (address: string) =>
    inTerminal('check', ['--server', address, '--account', 'a', '--json'], {
      env: { KIRO_READINESS_API_KEY: key },
    })

  test('that answers a page is named, and gets no second question', async () => {
    const other = await serve((_request, response) => response.end('<h1>hello</h1>'))
    served.push(other)
    const { code, stdout } = await at(other.endpoint)
    expect(code).toBe(2)
    expect(notRunShape.parse(JSON.parse(stdout)).error.code).toBe('unreachable')
  })

  test('that leads elsewhere is not followed there with the key', async () => {
    const asked: (string | undefined)[] = []
    const target = await serve((request, response) => {
      asked.push(request.headers.authorization)
      response.end('{}')
    })
    const other = await serve((_request, response) => {
      response.writeHead(307, { location: target.endpoint }).end()
    })
    served.push(target, other)
    expect((await at(other.endpoint)).code).toBe(2)
    expect(asked).toEqual([])
  })

  test('that is not there', async () => {
    const { code, stdout } = await at('http://127.0.0.1:9')
    expect(code).toBe(2)
    expect(notRunShape.parse(JSON.parse(stdout)).error.code).toBe('unreachable')
  })
})

test.each([
  [['--server', 'https://readiness.example.com'], '--server and --account'],
  [['--account', 'a'], '--server and --account'],
  [['--server', 'readiness.example.com', '--account', 'a'], '--server takes an address'],
  [
    ['--server', 'https://readiness.example.com', '--account', 'a', '--profile', 'p'],
    '--profile does not go',
  ],
])('%j is bad usage', async (args, says) => {
  const { code, stderr } = await inTerminal('check', args)
  expect(code).toBe(2)
  expect(stderr).toContain(says)
})
