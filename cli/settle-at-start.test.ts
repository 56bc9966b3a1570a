import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { type Demo, startDemo } from '@/lib/demo'
import { stepsOf } from '@/lib/store/change-steps'
import { type ChangeTable, changesOf } from '@/lib/store/changes'
import { openStore, type Store } from '@/lib/store/database'
import { startBuilt } from './built-server'
import { beginInTerminal, inTerminal } from './in-terminal'

const build = join(import.meta.dirname, '..', '.next', 'standalone')
const name = 'cmk-missing'
const check = 'key-policy-identity-center'

/** A terminal that applies a plan, and is killed once AWS has done the write and before it says so. */
async function killed(demo: Demo, env: Readonly<Record<string, string>>): Promise<void> {
  const { stdout } = await inTerminal('fix', ['--plan', check, '--json'], { env })
  const { hash } = JSON.parse(stdout)
  demo.inject({ service: 'kms', operation: 'PutKeyPolicy', kind: 'unanswered' })
  const apply = ['--plan', check, '--apply', hash, '--yes-apply', hash]
  const terminal = beginInTerminal('fix', apply, { env })
  const exited = once(terminal, 'exit')
  await vi.waitUntil(() => puts(demo) === 1, { timeout: 30_000 })
  terminal.kill('SIGKILL')
  expect(await exited).toEqual([null, 'SIGKILL'])
}

const puts = (demo: Demo) => demo.calls.filter(({ operation }) => operation === 'PutKeyPolicy').length

async function onlyChange(store: Store): Promise<ChangeTable> {
  const { identity } = await store.db.selectFrom('change').select('identity').executeTakeFirstOrThrow()
  const [change, ...others] = await changesOf(store.db, identity)
  if (!change || others.length > 0) throw new Error('There is not exactly one change')
  return change
}

test('a server that starts settles what a killed process left open, before anybody asks it for anything', {
  timeout: 120_000,
}, async () => {
  const demo = await startDemo({ organizations: [name] })
  const { accessKeyId, secretAccessKey, sessionToken = '' } = demo.credentials(name)
  const dataDir = mkdtempSync(join(tmpdir(), 'kiro-readiness-settle-'))
  const env = {
    DATA_DIR: dataDir,
    FIXES: 'on',
    AWS_ENDPOINT_URL: demo.endpoint,
    AWS_REGION: demo.region(name),
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  }
  await killed(demo, env)
  const store = await openStore({ dataDir })
  const left = await onlyChange(store)
  expect(left).toMatchObject({ state: 'open', outcome: null })
  expect((await stepsOf(store.db, left.id)).at(-1)?.step).toBe('writing')

  const server = await startBuilt(build, env)
  // Once the process was silent for long enough.
  await vi.waitUntil(async () => (await onlyChange(store)).state === 'ended', {
    timeout: 90_000,
    interval: 500,
  })
  expect(await onlyChange(store)).toMatchObject({ id: left.id, outcome: 'verified', holds: null })
  const steps = (await stepsOf(store.db, left.id)).map(({ step }) => step)
  expect(steps.slice(0, 4)).toEqual(['journaled', 'compared', 'writing', 'settling'])
  const page = await (await fetch(`${server.address}/changes/${left.id}`)).text()
  expect(page).toContain('data-outcome="verified"')
  expect(puts(demo)).toBe(1)
  await server.stop()
  await store.close()
  await demo.close()
})
