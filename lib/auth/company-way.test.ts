import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as joined } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BuiltServer, startBuilt } from '@/cli/built-server'
import { PlainBrowser } from '@/cli/plain-browser'
import { join, setUp } from '@/cli/set-up'
import { client, type Provider, startProvider } from './provider.fixture'

let provider: Provider
let server: BuiltServer
let admin: PlainBrowser
beforeAll(async () => {
  provider = await startProvider()
  server = await startBuilt(joined(import.meta.dirname, '..', '..', '.next', 'standalone'), {
    DATA_DIR: mkdtempSync(joined(tmpdir(), 'kiro-readiness-company-')),
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: client.id,
    OIDC_CLIENT_SECRET: client.secret,
    OIDC_ROLES: '{"platform-admins":"admin","engineers":"operator","everyone":"viewer"}',
  })
  admin = await setUp(server)
}, 60_000)
afterAll(async () => {
  await server.stop()
  await provider.close()
})

const bo = {
  sub: 'bo-1',
  email: 'bo@example.com',
  email_verified: true,
  name: 'Bo',
  groups: ['everyone'],
}

type Fault = Provider['fault']

/** From our page to the provider and back, as a browser goes; where it ends up. */
async function goThrough(
  person: Provider['person'],
  { fault = 'none', browser = new PlainBrowser(server) }: { fault?: Fault; browser?: PlainBrowser } = {},
): Promise<{ readonly browser: PlainBrowser; readonly to: string }> {
  Object.assign(provider, { person, fault })
  const out = await browser.fetch('/sign-in/company?to=/profile')
  const there = await fetch(out.headers.get('location') ?? '', { redirect: 'manual' })
  const back = new URL(there.headers.get('location') ?? '')
  const answer = await browser.fetch(`${back.pathname}${back.search}`)
  return { browser, to: answer.headers.get('location') ?? '' }
}

const roleOn = async (browser: PlainBrowser) =>
  /<\/bdi>(?:<!-- -->)?, (?:<!-- -->)?(\w+)/.exec(await browser.page('/profile'))?.[1] ?? null

test('a person of a group gets its role, at each sign-in anew', async () => {
  const first = await goThrough(bo)
  expect(first.to).toBe('/profile')
  expect(await roleOn(first.browser)).toBe('viewer')
  const second = await goThrough({ ...bo, groups: ['everyone', 'engineers'] })
  expect(await roleOn(second.browser)).toBe('operator')
})

test('the cookie is as after a password', async () => {
  const { browser } = await goThrough(bo)
  const line = browser.set.find(each => each.includes('session_token')) ?? ''
  expect(line).toMatch(/HttpOnly/i)
  expect(line).toMatch(/SameSite=lax/i)
})

test.each([
  ['no group that has a role', { ...bo, sub: 'x-1', email: 'x@example.com', groups: ['others'] }, 'no_role'],
  ['no group at all', { ...bo, sub: 'x-1', email: 'x@example.com', groups: undefined }, 'no_role'],
  [
    'the address of somebody here, unconfirmed',
    { ...bo, sub: 'x-1', email: 'ada@example.com', email_verified: false, groups: ['everyone'] },
    'account_not_linked',
  ],
])('%s: not let in', async (_what, person, error) => {
  const { browser, to } = await goThrough(person)
  expect(to).toBe(`/sign-in?error=${error}`)
  expect((await browser.fetch('/profile')).status).toBe(307)
  expect(await browser.page(to)).toContain('role="alert"')
})

test.each<Fault>(['nonce', 'signature', 'audience'])('a token with a wrong %s: not let in', async fault => {
  const { browser, to } = await goThrough(bo, { fault })
  expect(to).toContain('/sign-in?error=')
  expect((await browser.fetch('/profile')).status).toBe(307)
})

test('an answer that this browser did not ask for: not let in', async () => {
  provider.person = bo
  provider.fault = 'none'
  const out = await new PlainBrowser(server).fetch('/sign-in/company')
  const there = await fetch(out.headers.get('location') ?? '', { redirect: 'manual' })
  const back = new URL(there.headers.get('location') ?? '')
  const other = new PlainBrowser(server)
  await other.fetch(`${back.pathname}${back.search}`)
  expect((await other.fetch('/profile')).status).toBe(307)
})

test('somebody who was invited is the same person, by an address that the company confirms', async () => {
  await join(server, admin, 'support', 'cy@example.com')
  const cy = { ...bo, sub: 'cy-1', email: 'cy@example.com', name: 'Cy', groups: ['engineers'] }
  expect(await roleOn((await goThrough(cy)).browser)).toBe('operator')
  expect((await admin.page('/people')).match(/cy@example\.com<\/bdi>/g)).toHaveLength(1)
})

test('the last admin stays one, whatever the company says', async () => {
  const { browser } = await goThrough({ ...bo, sub: 'ada-1', email: 'ada@example.com', groups: ['everyone'] })
  expect(await roleOn(browser)).toBe('admin')
})
