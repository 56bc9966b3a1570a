import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as joined } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BuiltServer, startBuilt } from '@/cli/built-server'
import { PlainBrowser } from '@/cli/plain-browser'
import { join, keyOf, setUp } from '@/cli/set-up'
import { notRunShape } from '@/lib/report/schema'
import { type Action, actions, askers, keyRoles, type Page, pages } from './access-table'

const root = joined(import.meta.dirname, '..')
const build = joined(root, '.next', 'standalone')

let server: BuiltServer
const browsers = new Map<string, PlainBrowser>()
const keys = new Map<string, string>()
beforeAll(async () => {
  const DATA_DIR = mkdtempSync(joined(tmpdir(), 'kiro-readiness-access-'))
  // As others reach it: nobody is let in unasked.
  server = await startBuilt(build, { DATA_DIR, HOSTNAME: '0.0.0.0' })
  const admin = await setUp(server)
  browsers.set('signed-out', new PlainBrowser(server)).set('admin', admin)
  for (const role of keyRoles) keys.set(role, await keyOf(admin, role))
  for (const role of ['operator', 'viewer', 'support']) browsers.set(role, await join(server, admin, role))
}, 120_000)
afterAll(() => server.stop())

const files = readdirSync(joined(root, 'app'), { recursive: true, encoding: 'utf8' }).map(
  file => `app/${file}`,
)

describe('everything that can be asked for is in the table', () => {
  test('each page and route', () => {
    const there = files.filter(file => /\/(page\.tsx|route\.ts)$/.test(file))
    expect(there.sort()).toEqual(Object.keys(pages).sort())
  })

  test('each action', () => {
    const there = files
      .filter(file => /\.tsx?$/.test(file))
      .flatMap(file => {
        const text = readFileSync(joined(root, file), 'utf8')
        if (!/^\s*['"]use server['"]/m.test(text)) return []
        return [...text.matchAll(/^export (?:async function|const) (\w+)/gm)].map(
          ([, name]) => `${file} ${name}`,
        )
      })
    expect(there.sort()).toEqual(Object.keys(actions).sort())
  })
})

describe.each(Object.entries(pages))('%s', (_file, page: Page) => {
  test.each(askers)('%s', async asker => {
    const answer = await browserOf(asker).fetch(page.path, { method: page.method ?? 'GET' })
    await answer.body?.cancel()
    expect(answer.status).toBe(page.expected[askers.indexOf(asker)])
  })
})

describe.each(Object.entries(pages).filter(([, { byKey }]) => byKey))(
  '%s, with a key',
  (_file, page: Page) => {
    test.each(keyRoles)('%s', async role => {
      const authorization = `Bearer ${keys.get(role)}`
      const answer = await fetch(new URL(page.path, server.address), {
        method: page.method ?? 'GET',
        headers: { authorization },
      })
      expect(answer.status).toBe(page.byKey?.[keyRoles.indexOf(role)])
      expect(notRunShape.safeParse(await answer.json()).success).toBe(true)
    })
  },
)

describe.each(Object.entries(actions))('%s', (name, action: Action) => {
  test.each(askers)('%s', async asker => {
    const answer = await call(browserOf(asker), name, action)
    const text = await answer.text()
    const expected = action.expected[askers.indexOf(asker)]
    if (expected === 'done') expect([200, 303]).toContain(answer.status)
    else expect(answer.status).toBe(expected)
    if (expected !== 'done') expect(text).not.toMatch(/"tries":1/)
  })
})

/** As a script does, so that it needs no page that shows the form. */
async function call(browser: PlainBrowser, name: string, { path, args, form }: Action): Promise<Response> {
  const body = new FormData()
  for (const [field, value] of Object.entries(form ?? {})) body.append(`1_${field}`, value)
  body.append('0', JSON.stringify(form ? [...args, '$K1'] : args))
  return browser.fetch(path, { method: 'POST', body, headers: { 'next-action': idOf(name) } })
}

type Manifest = {
  readonly node: Record<string, { readonly filename: string; readonly exportedName: string }>
}

function idOf(name: string): string {
  const path = joined(build, '.next', 'server', 'server-reference-manifest.json')
  const { node } = JSON.parse(readFileSync(path, 'utf8')) as Manifest
  const found = Object.entries(node).find(
    ([, { filename, exportedName }]) => `${filename} ${exportedName}` === name,
  )
  if (!found) throw new Error(`The build knows no action ${name}`)
  return found[0]
}

function browserOf(asker: string): PlainBrowser {
  const browser = browsers.get(asker)
  if (!browser) throw new Error(`Nobody is ${asker}`)
  return browser
}
