import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const image = mkdtempSync(join(tmpdir(), 'kiro-readiness-image-'))
const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8')

/** What the second stage takes from the first: from here it comes out of this build. */
const copies = [...dockerfile.matchAll(/^COPY --from=build .*?\/app\/(\S+) (\S+)$/gm)].map(
  ([, from = '', to = '']) => ({ from, to }),
)

let server: ChildProcess
let address: string
beforeAll(async () => {
  for (const { from, to } of copies)
    cpSync(join(root, from), join(image, to), { recursive: true, verbatimSymlinks: true })
  const port = await freePort()
  address = `http://127.0.0.1:${port}`
  server = spawn(process.execPath, ['server.js'], {
    cwd: image,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      HOSTNAME: '127.0.0.1',
      PORT: String(port),
      DATA_DIR: join(image, 'data'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for await (const chunk of server.stdout ?? []) if (/ready/i.test(String(chunk))) break
}, 60_000)
afterAll(async () => {
  server.kill()
  await once(server, 'exit')
})

test('the Dockerfile copies three things, runs without root and looks after its health', () => {
  expect(copies).toHaveLength(3)
  expect(dockerfile).toMatch(/^USER node$/m)
  expect(dockerfile).toMatch(/^HEALTHCHECK /m)
  expect(dockerfile).toMatch(/^FROM node:24/m)
})

test('what it copies is enough to serve the page, its styles and a whole check', async () => {
  expect(await (await fetch(`${address}/healthz`)).json()).toEqual({ status: 'ok' })
  const page = await (await fetch(address)).text()
  const style = /\/_next\/static\/[^"]+\.css/.exec(page)?.[0] ?? 'no style sheet'
  expect((await fetch(address + style)).status).toBe(200)

  const form = new FormData()
  for (const [tag] of (
    /<form[^>]*>(?:(?!<\/form>)[\s\S])*name="organization"/.exec(page)?.[0] ?? ''
  ).matchAll(/<input[^>]*hidden[^>]*>/g))
    form.append(attribute(tag, 'name'), attribute(tag, 'value'))
  form.set('organization', 'ready')
  const posted = await fetch(address, {
    method: 'POST',
    body: form,
    redirect: 'manual',
    headers: { origin: address },
  })
  const run = new URL(posted.headers.get('location') ?? '', address)
  // The streamed page ends when the run does.
  expect(await (await fetch(new URL(run.pathname, address))).text()).toContain('data-verdict="pass"')
  const report = await (await fetch(new URL(`${run.pathname}/report.json`, address))).json()
  expect(report).toMatchObject({ version: 1, answer: 'ready' })
})

function attribute(tag: string, name: string): string {
  const value = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
  return value.replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const found = probe.address()
  probe.close()
  return typeof found === 'object' && found ? found.port : 0
}
