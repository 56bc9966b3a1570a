import { join as joined } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Demo, startDemo } from '@/lib/demo'
import { emptyPlace } from '@/lib/store/fixture'
import { type BuiltServer, startBuilt } from './built-server'
import { PlainBrowser } from './plain-browser'
import { keyOf, password, setUp } from './set-up'

const build = joined(import.meta.dirname, '..', '.next', 'standalone')
const organization = 'cmk-wrong-region'

let demo: Demo
let [one, other]: BuiltServer[] = []
let admin: PlainBrowser
beforeAll(async () => {
  demo = await startDemo({ organizations: [organization] })
  const { accessKeyId, secretAccessKey, sessionToken = '' } = demo.credentials(organization)
  const { databaseUrl = '' } = await emptyPlace('postgres')
  const start = async () =>
    startBuilt(build, {
      HOSTNAME: '0.0.0.0',
      DATABASE_URL: databaseUrl,
      // Nothing is shared but the database.
      DATA_DIR: (await emptyPlace('sqlite')).dataDir,
      AWS_ENDPOINT_URL: demo.endpoint,
      AWS_REGION: demo.region(organization),
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_SESSION_TOKEN: sessionToken,
    })
  // At once, on an empty database.
  ;[one, other] = await Promise.all([start(), start()])
  // Each offered a link, and the later one is good.
  admin = await setUp(server(other)).catch(() => setUp(server(one)))
}, 120_000)
afterAll(async () => {
  await Promise.all([one?.stop(), other?.stop()])
  await demo.close()
})

function server(started: BuiltServer | undefined): BuiltServer {
  if (!started) throw new Error('The server has not started')
  return started
}

/** The same person's browser, led to this server. */
function at(place: BuiltServer | undefined): PlainBrowser {
  const browser = new PlainBrowser(server(place))
  for (const [name, value] of admin.cookies) browser.cookies.set(name, value)
  return browser
}

const isIn = async (browser: PlainBrowser) => (await browser.fetch('/profile')).status === 200

/** Begun on the one server; its path. */
async function begun(): Promise<string> {
  const answer = await at(one).submit('/', { source: 'environment' })
  return new URL(answer.headers.get('location') ?? '', server(one).address).pathname
}

class Gate {
  open: () => void = () => {}
  readonly opened = new Promise<void>(resolve => {
    this.open = resolve
  })
}

test('whoever signs in on one is signed in on the other, and signed out of both', async () => {
  const browser = new PlainBrowser(server(one))
  expect((await browser.submit('/sign-in', { email: 'ada@example.com', password })).status).toBe(303)
  const there = new PlainBrowser(server(other))
  for (const [name, value] of browser.cookies) there.cookies.set(name, value)
  expect(await isIn(there)).toBe(true)
  const sessions = await at(other).page('/profile')
  const [, id = ''] = /name="id" value="([^"]+)"/.exec(sessions) ?? []
  await at(other).submit('/profile', { id })
  expect([await isIn(there), await isIn(browser)]).toEqual([false, false])
  expect(await isIn(at(one))).toBe(true)
})

test('a key that was made on one is good on the other', async () => {
  const key = await keyOf(at(one), 'operator')
  const answer = await fetch(`${server(other).address}/runs/mwuxz848-0000000000000000/report.json`, {
    headers: { authorization: `Bearer ${key}` },
  })
  expect(answer.status).toBe(404)
})

test('a run that one makes is followed on the other, finding by finding, to the same report', async () => {
  const key = new Gate()
  demo.inject({ service: 'kms', kind: 'latency', until: key.opened })
  const path = await begun()
  const [here, there] = [at(one), at(other)]
  expect((await there.fetch(`${path}/report.json`)).status).toBe(409)
  expect(await there.page('/')).toContain(path)
  const page = await there.fetch(path)
  const reader = page.body?.pipeThrough(new TextDecoderStream()).getReader()
  let html = ''
  const readUntil = async (what: RegExp | null) => {
    for (;;) {
      if (what?.test(html)) return
      const { done, value } = (await reader?.read()) ?? { done: true }
      if (done) return
      html += value
    }
  }
  // What needs no key is judged, and shown there, while the rest is still being asked.
  await readUntil(/The AWS credentials work/)
  expect(html).toContain('The AWS credentials work')
  expect((await there.fetch(`${path}/report.json`)).status).toBe(409)
  key.open()
  await readUntil(null)
  const reports = await Promise.all(
    [here, there].map(async browser => (await browser.fetch(`${path}/report.json`)).json()),
  )
  expect(reports[0]).toMatchObject({ answer: 'not-ready' })
  expect(reports[1]).toEqual(reports[0])
})

test('a link that was made on one opens on the other, and is gone from both once the other takes it back', async () => {
  const path = await begun()
  await at(one).page(path)
  const wish = { days: '1', shows: 'this-run', mostViews: '', passphrase: '', recipients: '' }
  const made = await (await at(one).submit(`${path}/share`, wish)).text()
  const [link = ''] = /\/r\/[\w-]{43}/.exec(made) ?? []
  const statuses = () =>
    Promise.all([one, other].map(async place => (await fetch(`${server(place).address}${link}`)).status))
  expect(await statuses()).toEqual([200, 200])
  const list = await at(other).page(`${path}/share`)
  const [, id = ''] = /name="link" value="([0-9a-f]{16})"/.exec(list) ?? []
  expect((await at(other).submit(`${path}/share`, { link: id })).status).toBe(303)
  expect(await statuses()).toEqual([404, 404])
})
