import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Demo, startDemo } from '@/lib/demo'
import { openStore } from '@/lib/store/database'
import { type BuiltServer, formWith, post, startBuilt } from './built-server'
import { setUp } from './set-up'

const build = join(import.meta.dirname, '..', '.next', 'standalone')

/** Whatever a neighbour may write of himself: this host's name, and an address of its own loopback. */
const asIfFromHere = { 'x-forwarded-for': '127.0.0.1' }

const newFolder = () => mkdtempSync(join(tmpdir(), 'kiro-readiness-neighbour-'))

const dataDir = newFolder()

let demo: Demo
let here: BuiltServer
const open: Record<string, BuiltServer> = {}
let form: FormData
let run: string

beforeAll(async () => {
  demo = await startDemo({ organizations: ['ready'] })
  const { accessKeyId, secretAccessKey, sessionToken = '' } = demo.credentials('ready')
  const env = {
    DATA_DIR: dataDir,
    AWS_ENDPOINT_URL: demo.endpoint,
    AWS_REGION: demo.region('ready'),
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  }
  // A form of the same build, as somebody who may send it gets it.
  const setUpElsewhere = await startBuilt(build, { ...env, DATA_DIR: newFolder() })
  form = formWith(await (await setUp(setUpElsewhere)).page('/'), 'source')
  form.set('source', 'environment')
  await setUpElsewhere.stop()
  here = await startBuilt(build, env)
  const offered = formWith(await (await fetch(here.address)).text(), 'organization')
  offered.set('organization', 'ready')
  run = (await post(here, offered)).headers.get('location') ?? ''
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

test('a server that listens on loopback alone shows the demo organizations to whoever reaches it there', async () => {
  expect(run).toMatch(/^\/runs\//)
  const report = await fetch(new URL(`${new URL(run, here.address).pathname}/report.json`, here.address))
  expect(await report.json()).toMatchObject({ answer: 'ready' })
})

test('and asks nothing of the account in its environment before it is set up', async () => {
  const page = await (await fetch(here.address)).text()
  expect(page).not.toContain('name="source"')
  demo.clearCalls()
  const posted = await post(here, form)
  // Without a script Next answers a refusal with 404.
  expect([403, 404]).toContain(posted.status)
  expect(demo.calls).toEqual([])
})

test('nor of one that was read before, be it by the terminal of this machine', async () => {
  const store = await openStore({ dataDir })
  const { id, target } = await store.db.selectFrom('run').select(['id', 'target']).executeTakeFirstOrThrow()
  const ofEnvironment = JSON.stringify({ ...JSON.parse(target), source: 'environment' })
  await store.db.updateTable('run').set({ target: ofEnvironment }).where('id', '=', id).execute()
  await store.close()
  demo.clearCalls()
  const path = new URL(`/runs/${id}`, here.address)
  const again = formWith(await (await fetch(path)).text(), 'run')
  const posted = await fetch(path, { method: 'POST', body: again, headers: { origin: here.address } })
  const planned = await fetch(new URL(`/runs/${id}/fix/key-policy-identity-center`, here.address))
  for (const answer of [posted, planned])
    expect(await answer.text()).toContain(
      'Before this server is set up, it reads the demo organizations alone',
    )
  expect(demo.calls).toEqual([])
})

test('and shows nothing to an address that is forwarded', async () => {
  const page = await fetch(here.address, { headers: { 'x-forwarded-for': '192.0.2.7' } })
  expect(await page.text()).not.toContain('name="organization"')
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
    const posted = await post(server(), form, asIfFromHere)
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
