import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as joined } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BuiltServer, formWith, startBuilt } from '@/cli/built-server'
import { PlainBrowser } from '@/cli/plain-browser'
import { join, password, setUp, setUpPath } from '@/cli/set-up'
import { codeOf } from './authenticator.fixture'

const build = joined(import.meta.dirname, '..', '..', '.next', 'standalone')
const newDir = () => mkdtempSync(joined(tmpdir(), 'kiro-readiness-sign-in-'))

const servers: BuiltServer[] = []
/** Where addresses are told apart by what a proxy says, so that no test uses up the tries of another. */
async function started(env: Readonly<Record<string, string>> = {}): Promise<BuiltServer> {
  const server = await startBuilt(build, { DATA_DIR: newDir(), HOSTNAME: '0.0.0.0', PROXIES: '1', ...env })
  servers.push(server)
  return server
}
let addresses = 0
function browserOn(server: BuiltServer, headers: Readonly<Record<string, string>> = {}): PlainBrowser {
  addresses += 1
  return new PlainBrowser(server, { 'x-forwarded-for': `203.0.113.${addresses}`, ...headers })
}

let server: BuiltServer
let admin: PlainBrowser
beforeAll(async () => {
  server = await started()
  admin = await setUp(server)
}, 60_000)
afterAll(() => Promise.all(servers.map(each => each.stop())))

/** The same cookies in another browser. */
function copyOf(browser: PlainBrowser): PlainBrowser {
  const copy = browserOn(server)
  for (const [name, value] of browser.cookies) copy.cookies.set(name, value)
  return copy
}

const signIn = (browser: PlainBrowser, email: string, secret: string) =>
  browser.submit('/sign-in', { email, password: secret })
const isIn = async (browser: PlainBrowser) => (await browser.fetch('/profile')).status === 200

describe('the set-up link', () => {
  test('is good once, and a new start gives none once somebody is there', async () => {
    const path = await setUpPath(server)
    expect(await admin.page(path)).not.toContain('name="password"')
  })

  test('is another at each start, and the one before it opens nothing', async () => {
    const DATA_DIR = newDir()
    const first = await started({ DATA_DIR })
    const old = await setUpPath(first)
    await first.stop()
    servers.splice(servers.indexOf(first), 1)
    const second = await started({ DATA_DIR })
    const path = await setUpPath(second)
    expect(path).not.toBe(old)
    expect(await browserOn(second).page(old)).not.toContain('name="password"')
    expect(await browserOn(second).page(path)).toContain('name="password"')
  })

  let fresh: BuiltServer
  beforeAll(async () => {
    fresh = await started()
  })
  test.each([
    ['short', 'too short'],
    ['ada@example.com', 'the address itself'],
    ['password1234', 'on the list'],
  ])('a password such as %s leaves nobody set up, and what was typed is kept but for it', async secret => {
    const browser = browserOn(fresh)
    const path = await setUpPath(fresh)
    const answer = await browser.submit(path, { name: 'Ada', email: 'ada@example.com', password: secret })
    const page = await answer.text()
    expect(page).toMatch(/id="[^"]+-password-error"/)
    expect(page).toMatch(/name="name"[^>]*value="Ada"|value="Ada"[^>]*name="name"/)
    if (secret !== 'ada@example.com') expect(page).not.toContain(`value="${secret}"`)
    expect(await browser.page(path)).toContain('name="password"')
  })
})

describe('signing in', () => {
  test('an unknown address and a wrong password look the same', async () => {
    const pages = await Promise.all(
      [
        ['ada@example.com', 'not her password'],
        ['bo@example.com', password],
      ].map(async ([email = '', secret = '']) => {
        const page = await (await signIn(browserOn(server), email, secret)).text()
        return page.replaceAll(email, '').replace(/nonce="[^"]*"|[\da-f]{8}-[\da-f-]{27}|"b":"[^"]*"/g, '')
      }),
    )
    expect(pages[0]).toContain('role="alert"')
    expect(visible(pages[0] ?? '')).toBe(visible(pages[1] ?? ''))
  })

  test('the cookie is for the server alone, and secure behind TLS', async () => {
    for (const [headers, secure] of [
      [{}, false],
      [{ 'x-forwarded-proto': 'https' }, true],
    ] as const) {
      const browser = browserOn(server, headers)
      const answer = await browser.submit('/sign-in', { email: 'ada@example.com', password })
      expect(answer.status).toBe(303)
      const line = browser.set.find(each => each.includes('session_token')) ?? ''
      expect(line).toMatch(/HttpOnly/i)
      expect(line).toMatch(/SameSite=lax/i)
      expect(/; Secure/i.test(line)).toBe(secure)
    }
  })

  test('gives a new session, and ends the one that the browser had', async () => {
    const browser = await join(server, admin, 'viewer', 'eve@example.com')
    const former = copyOf(browser)
    // Whoever is in is led on from the page: the form is one that was open before.
    const form = formWith(await browserOn(server).page('/sign-in'), 'password')
    form.set('email', 'eve@example.com')
    form.set('password', password)
    expect((await browser.fetch('/sign-in', { method: 'POST', body: form })).status).toBe(303)
    expect(await isIn(browser)).toBe(true)
    expect(await isIn(former)).toBe(false)
  })

  test('another password ends every other session, and gives this one anew', async () => {
    const browser = await join(server, admin, 'viewer', 'may@example.com')
    const [former, phone] = [copyOf(browser), browserOn(server)]
    await signIn(phone, 'may@example.com', password)
    const words = { newPassword: 'four other words here', currentPassword: password }
    await browser.submit('/profile', { ...words, currentPassword: 'not her password' })
    expect(await isIn(phone)).toBe(true)
    await browser.submit('/profile', words)
    expect(await isIn(browser)).toBe(true)
    expect(await isIn(former)).toBe(false)
    expect(await isIn(phone)).toBe(false)
    expect((await signIn(phone, 'may@example.com', password)).status).toBe(200)
    expect((await signIn(phone, 'may@example.com', words.newPassword)).status).toBe(303)
  })

  test('leads back to where one wanted to go, and nowhere else', async () => {
    for (const [to, where] of [
      ['/people', '/people'],
      ['//evil.example', '/'],
      ['https://evil.example', '/'],
      ['/\\evil.example', '/'],
    ] as const) {
      const browser = browserOn(server)
      const path = `/sign-in?to=${encodeURIComponent(to)}`
      const answer = await browser.submit(path, { email: 'ada@example.com', password })
      expect(new URL(answer.headers.get('location') ?? '', server.address).href).toBe(
        new URL(where, server.address).href,
      )
    }
  })

  test('after ten wrong passwords the right one waits too, on every server of the same database', async () => {
    const DATA_DIR = newDir()
    const [one, other] = [await started({ DATA_DIR }), await started({ DATA_DIR })]
    // The server that started last prints the link that is good.
    await setUp(other)
    for (let n = 0; n < 10; n++)
      expect((await signIn(browserOn(n % 2 ? one : other), 'ada@example.com', 'wrong')).status).toBe(200)
    for (const each of [one, other]) {
      const browser = browserOn(each)
      expect((await signIn(browser, 'ADA@example.com', password)).status).toBe(200)
      expect(await isIn(browser)).toBe(false)
    }
  })

  test('after fifty tries from an address, that address waits, whatever it claims', async () => {
    const fresh = await started({ PROXIES: '0' })
    const first = await setUp(fresh)
    for (let n = 0; n < 50; n++) {
      const browser = new PlainBrowser(fresh, {
        'x-forwarded-for': `198.51.100.${n}`,
        'x-peer-address': `${n}`,
      })
      await signIn(browser, `nobody${n}@example.com`, 'wrong')
    }
    const browser = browserOn(fresh)
    expect((await signIn(browser, 'ada@example.com', password)).status).toBe(200)
    expect(await isIn(browser)).toBe(false)
    expect(await isIn(first)).toBe(true)
  })
})

describe('a person who is in', () => {
  test('ends another session of theirs, and not one of somebody else', async () => {
    const [viewer, phone] = [await join(server, admin, 'viewer'), browserOn(server)]
    await signIn(phone, 'viewer@example.com', password)
    const ids = [...(await viewer.page('/profile')).matchAll(/name="id" value="([^"]+)"/g)].map(
      ([, id]) => id,
    )
    expect(ids).toHaveLength(1)
    const form = formWith(await viewer.page('/profile'), 'id')
    await admin.fetch('/profile', { method: 'POST', body: form })
    expect(await isIn(phone)).toBe(true)
    await viewer.submit('/profile', { id: ids[0] ?? '' })
    expect(await isIn(phone)).toBe(false)
    expect(await isIn(viewer)).toBe(true)
  })

  test('who is removed, or given less, is so at once', async () => {
    const operator = await join(server, admin, 'operator')
    expect((await operator.fetch('/people')).status).toBe(403)
    const id = idBeside(await admin.page('/people'), 'operator@example.com')
    await change(admin, id, { role: 'admin' })
    expect((await operator.fetch('/people')).status).toBe(200)
    await change(admin, id, { role: 'support' })
    expect((await operator.fetch('/people')).status).toBe(403)
  })

  test('with a second factor is asked for its code, and a backup code is good once', async () => {
    const bo = await join(server, admin, 'viewer', 'bo@example.com')
    const shown = await (await bo.submit('/profile', { password })).text()
    const key = /Key: ([A-Z2-7]+)/.exec(shown)?.[1] ?? ''
    const backup = /\b[\w]{5}-[\w]{5}\b/.exec(shown.split('Key: ')[1] ?? '')?.[0] ?? ''
    expect(shown).toContain('aria-label="The key as a QR code"')
    await bo.submit('/profile', { code: '000000' })
    expect(await bo.page('/profile')).toContain('name="code"')
    await bo.submit('/profile', { code: codeOf(key) })
    expect(await bo.page('/profile')).not.toContain('name="code"')

    for (const [answer, expected] of [
      ['000000', false],
      [codeOf(key), true],
      [backup, true],
      [backup, false],
    ] as const) {
      const browser = browserOn(server)
      const first = await signIn(browser, 'bo@example.com', password)
      expect(first.headers.get('location')).toContain('/sign-in/second-factor')
      expect(await isIn(browser)).toBe(false)
      await browser.submit('/sign-in/second-factor', { code: answer })
      expect(await isIn(browser)).toBe(expected)
    }
  })
})

describe('an API key', () => {
  const run = '/runs/mwuxz848-0000000000000000/report.json'
  const withKey = (key: string) => browserOn(server, { authorization: `Bearer ${key}` })

  test('opens what its role may, until it is revoked', async () => {
    const page = await (await admin.submit('/profile', { days: '30', name: 'CI', role: 'viewer' })).text()
    const key = /kiro-readiness_[\w-]{43}/.exec(page)?.[0] ?? ''
    expect((await withKey(key).fetch(run)).status).toBe(404)
    expect((await withKey(key).fetch('/people')).status).toBe(403)
    expect((await withKey(`${key}x`).fetch(run)).status).toBe(401)
    expect(await admin.page('/profile')).not.toContain(key)
    const id = idBeside(await admin.page('/profile'), '>CI<')
    await change(admin, id, {}, '/profile')
    expect((await withKey(key).fetch(run)).status).toBe(401)
  })

  test('may no more than who makes it, and is good for a year at most', async () => {
    const operator = await join(server, admin, 'operator', 'op@example.com')
    for (const [role, days] of [
      ['admin', '30'],
      ['operator', '366'],
      ['operator', '0'],
    ] as const) {
      const page = await (await operator.submit('/profile', { days, name: 'CI', role })).text()
      expect(page).not.toContain('kiro-readiness_')
      expect(page).toMatch(/id="[^"]+-(role|days)-error"/)
    }
  })
})

/** What a person reads of a page. */
function visible(page: string): string {
  return page.replace(/<script[\s\S]*?<\/script>|<[^>]*>/g, ' ').replace(/\s+/g, ' ')
}

/** The id in the first form that follows a text. */
function idBeside(page: string, text: string): string {
  return /name="id" value="([^"]+)"/.exec(page.slice(page.indexOf(text)))?.[1] ?? ''
}

/** Sends the first form that carries this id and these fields. */
async function change(
  browser: PlainBrowser,
  id: string,
  values: Readonly<Record<string, string>>,
  path = '/people',
): Promise<void> {
  const page = await browser.page(path)
  const from = page.lastIndexOf('<form', page.indexOf(`value="${id}"`))
  const form = new FormData()
  const html = page.slice(from, page.indexOf('</form>', from))
  for (const [tag] of html.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    const [name = '', value = ''] = ['name', 'value'].map(
      one => new RegExp(`\\s${one}="([^"]*)"`).exec(tag)?.[1],
    )
    form.append(name, value.replaceAll('&quot;', '"').replaceAll('&amp;', '&'))
  }
  for (const [name, value] of Object.entries(values)) form.set(name, value)
  await (await browser.fetch(path, { method: 'POST', body: form })).text()
}
