import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Organization, organizations } from '@/lib/demo'
import { forms } from '@/lib/policy'
import { exports } from '@/lib/report/export'
import { type BuiltServer, formWith, startBuilt } from './built-server'
import { PlainBrowser } from './plain-browser'
import { secretsOf } from './report/secrets'

const build = join(import.meta.dirname, '..', '.next', 'standalone')
let server: BuiltServer
let browser: PlainBrowser

beforeAll(async () => {
  server = await startBuilt(build, { DATA_DIR: mkdtempSync(join(tmpdir(), 'kiro-readiness-shared-')) })
  browser = new PlainBrowser(server)
}, 60_000)
afterAll(() => server.stop())

/** The path of a new link to the report of a run. */
async function linkTo(run: string, mostViews: string): Promise<string> {
  const fields = { days: '7', shows: 'this-run', mostViews, passphrase: '', recipients: '' }
  const page = await (await browser.submit(`${run}/share`, fields)).text()
  const [path] = /\/r\/[\w-]{43}/.exec(page.split('role="status"')[1] ?? '') ?? []
  if (!path) throw new Error(`No link stands on ${run}/share`)
  return path
}

/** Everything that a server sends back: head and body, as far as it is no compression. */
async function bytesOf(path: string): Promise<string> {
  const answer = await fetch(new URL(path, server.address), { redirect: 'manual' })
  return `${answer.status} ${JSON.stringify([...answer.headers])} ${await answer.text()}`
}

async function checked({ name }: Organization): Promise<string> {
  const form = formWith(await browser.page('/'), 'organization')
  form.set('organization', name)
  const location = (await browser.fetch('/', { method: 'POST', body: form })).headers.get('location')
  if (!location) throw new Error(`No run of ${name} began`)
  const run = new URL(location, server.address).pathname
  const isDone = async () => (await browser.fetch(`${run}/report.json`)).ok
  await vi.waitUntil(isDone, { timeout: 40_000 })
  return run
}

describe.concurrent('not a byte of what is hidden leaves, on any answer to who opens a link', () => {
  test.each(Object.entries(organizations))('%s', async (_, organization) => {
    const { ids, people } = secretsOf(organization)
    const run = await checked(organization)
    const link = await linkTo(run, '')
    const door = await linkTo(run, '1')
    const paths = [
      link,
      ...exports.map(({ id }) => `${link}/as/${id}`),
      ...forms.map(({ form }) => `${link}/patch/${form}`),
      `${link}/as/poem`,
      `${link}/patch/poem`,
      `${link}?_rsc=1`,
      `${link}x`,
      door,
    ]
    expect(await bytesOf(link)).toMatch(/ACCOUNT-[0-9a-f]{6}/)
    for (const path of paths) {
      const bytes = (await bytesOf(path)).toLowerCase()
      expect(
        [...ids, ...people].filter(secret => bytes.includes(secret.toLowerCase())),
        path,
      ).toEqual([])
    }
  })
})
