import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Demo, startDemo } from '@/lib/demo'
import { type BuiltServer, formWith, post, startBuilt } from './built-server'

const build = join(import.meta.dirname, '..', '.next', 'standalone')

/** Whatever a neighbour may write of himself: this host's name, and an address of its own loopback. */
const asIfFromHere = { 'x-forwarded-for': '127.0.0.1' }

let demo: Demo
let here: BuiltServer
const open: Record<string, BuiltServer> = {}
let home: string
let run: string

beforeAll(async () => {
  demo = await startDemo({ organizations: ['ready'] })
  const { accessKeyId, secretAccessKey, sessionToken = '' } = demo.credentials('ready')
  const env = {
    DATA_DIR: mkdtempSync(join(tmpdir(), 'kiro-readiness-neighbour-')),
    AWS_ENDPOINT_URL: demo.endpoint,
    AWS_REGION: demo.region('ready'),
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  }
  here = await startBuilt(build, env)
  home = await (await fetch(here.address)).text()
  run = (await post(here, environmentForm())).headers.get('location') ?? ''
  // The streamed page ends when the run does.
  await (await fetch(new URL(run, here.address))).text()
  // One after the other: they share a database that the first has made.
  open['0.0.0.0'] = await startBuilt(build, { ...env, HOSTNAME: '0.0.0.0' })
  open['no address'] = await startBuilt(build, { ...env, HOSTNAME: '' })
}, 60_000)
afterAll(async () => {
  await Promise.all([here, ...Object.values(open)].map(server => server.stop()))
  await demo.close()
})

function environmentForm(): FormData {
  const form = formWith(home, 'source')
  form.set('source', 'environment')
  return form
}

test('a server that listens on loopback alone checks the account of its environment', async () => {
  expect(run).toMatch(/^\/runs\//)
  const report = await fetch(new URL(`${new URL(run, here.address).pathname}/report.json`, here.address))
  expect(await report.json()).toMatchObject({ answer: 'ready' })
})

test('and does not for an address that is forwarded', async () => {
  const page = await fetch(here.address, { headers: { 'x-forwarded-for': '192.0.2.7' } })
  expect(await page.text()).not.toContain('name="source"')
})

describe.each(['0.0.0.0', 'no address'])('a server told to listen on %s, whatever it is told', listening => {
  const server = (): BuiltServer => {
    const found = open[listening]
    if (!found) throw new Error(`Nothing listens on ${listening}`)
    return found
  }

  test('offers nothing before it is set up', async () => {
    const page = await (await fetch(server().address, { headers: asIfFromHere })).text()
    for (const field of ['organization', 'source', 'email']) expect(page).not.toContain(`name="${field}"`)
  })

  test('asks nothing of the account in its environment', async () => {
    demo.clearCalls()
    const posted = await post(server(), environmentForm(), asIfFromHere)
    expect({
      status: posted.status,
      location: posted.headers.get('location'),
      calls: demo.calls.length,
    }).toEqual({ status: 303, location: '/sign-in', calls: 0 })
  })

  test('shows no run of an account', async () => {
    const { pathname } = new URL(run, here.address)
    for (const [path, status] of [
      [pathname, 307],
      [`${pathname}/report.json`, 401],
      [`${pathname}/patch/policy`, 401],
    ] as const) {
      const asked = { headers: asIfFromHere, redirect: 'manual' } as const
      const answer = await fetch(new URL(path, server().address), asked)
      expect(answer.status, path).toBe(status)
    }
    const page = await (await fetch(server().address, { headers: asIfFromHere })).text()
    expect(page).not.toContain(pathname)
  })
})
