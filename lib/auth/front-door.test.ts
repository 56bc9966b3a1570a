import { mkdtempSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BuiltServer, startBuilt } from '@/cli/built-server'
import { setUp } from '@/cli/set-up'

const build = join(import.meta.dirname, '..', '..', '.next', 'standalone')

let server: BuiltServer
beforeAll(async () => {
  const DATA_DIR = mkdtempSync(join(tmpdir(), 'kiro-readiness-door-'))
  server = await startBuilt(build, { DATA_DIR, HOSTNAME: '0.0.0.0', ALLOWED_HOSTS: 'readiness.example.com' })
}, 60_000)
afterAll(() => server.stop())

type Answer = { readonly status: number; readonly headers: Record<string, string | string[] | undefined> }

/** With any Host, which fetch does not send. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(new URL('/', server.address), { path, headers, method }, answer => {
      answer.resume().on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers }))
    })
    asked.on('error', reject).end()
  })
}

const paths = [
  '/',
  '/sign-in',
  '/sign-in/',
  '/people/',
  '//sign-in',
  '/healthz',
  '/schema/report-v1.json',
  '/r/unknown',
  '/runs/x/report.json',
  '/_next/static/none.js',
  '/_next/image?url=x',
  '/icon.svg',
  '/%ff',
  '/nowhere',
]

describe.each(['before set-up', 'after set-up'])('%s', when => {
  beforeAll(async () => {
    if (when === 'after set-up') await setUp(server)
  })

  test.each(paths)('every answer says what may run, and tells no more than it must: %s', async path => {
    const { headers } = await ask(path)
    const policy = String(headers['content-security-policy'])
    expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]+' 'strict-dynamic'/)
    // Two of them would be one too many: a browser holds to both.
    expect(policy.match(/script-src/g)).toHaveLength(1)
    expect(policy).not.toContain('unsafe-inline')
    expect(headers['referrer-policy']).toBe('no-referrer')
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['x-powered-by']).toBeUndefined()
  })

  test.each(paths)('another name gets nothing: %s', async path => {
    for (const host of ['evil.example', 'localhost.evil.example', '192.0.2.1', '0.0.0.0', 'a b'])
      expect((await ask(path, { host })).status).toBe(421)
    expect((await ask(path, { 'x-forwarded-host': 'evil.example' })).status).toBe(421)
    expect((await ask(path, { host: 'evil.example' }, 'POST')).status).toBe(421)
  })

  test.each([
    ['/healthz', 200],
    ['/schema/report-v1.json', 200],
    ['/.well-known/kiro-readiness-keys.json', 200],
    ['/r/unknown', 404],
    ['/nowhere', 404],
    ['/sign-in/', 308],
    ['/people/', 308],
    ['/runs/x/report.json', 401],
  ])('%s answers %i', async (path, status) => {
    for (const host of ['localhost', '127.0.0.1:3000', 'readiness.example.com', 'readiness.example.com:8443'])
      expect((await ask(path, { host })).status).toBe(status)
  })
})

test('no two pages have the same nonce', async () => {
  const policies = await Promise.all(
    [1, 2, 3].map(async () => (await ask('/sign-in')).headers['content-security-policy']),
  )
  expect(new Set(policies).size).toBe(3)
})
