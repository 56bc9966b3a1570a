import { cpSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BuiltServer, formWith, post, startBuilt } from './built-server'

const root = join(import.meta.dirname, '..')
const image = mkdtempSync(join(tmpdir(), 'kiro-readiness-image-'))
const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8')

/** What the second stage takes from the first: from here it comes out of this build. */
const copies = [...dockerfile.matchAll(/^COPY --from=build .*?\/app\/(\S+) (\S+)$/gm)].map(
  ([, from = '', to = '']) => ({ from, to }),
)

let server: BuiltServer
beforeAll(async () => {
  for (const { from, to } of copies)
    cpSync(join(root, from), join(image, to), { recursive: true, verbatimSymlinks: true })
  server = await startBuilt(image, { DATA_DIR: join(image, 'data') })
}, 60_000)
afterAll(() => server.stop())

test('the Dockerfile copies three things, runs without root and looks after its health', () => {
  expect(copies).toHaveLength(3)
  expect(dockerfile).toMatch(/^USER node$/m)
  expect(dockerfile).toMatch(/^HEALTHCHECK /m)
  expect(dockerfile).toMatch(/^FROM node:24/m)
})

test('what it copies is enough to serve the page, its styles and a whole check', async () => {
  const { address } = server
  expect(await (await fetch(`${address}/healthz`)).json()).toEqual({ status: 'ok' })
  const page = await (await fetch(address)).text()
  const style = /\/_next\/static\/[^"]+\.css/.exec(page)?.[0] ?? 'no style sheet'
  expect((await fetch(address + style)).status).toBe(200)

  const form = formWith(page, 'organization')
  form.set('organization', 'ready')
  const posted = await post(server, form)
  const run = new URL(posted.headers.get('location') ?? '', address)
  // The streamed page ends when the run does.
  expect(await (await fetch(new URL(run.pathname, address))).text()).toContain('data-verdict="pass"')
  const report = await (await fetch(new URL(`${run.pathname}/report.json`, address))).json()
  expect(report).toMatchObject({ version: 1, answer: 'ready' })
})
