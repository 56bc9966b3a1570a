import { setTimeout as pause } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { ListInstancesCommand } from '@aws-sdk/client-sso-admin'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoTarget } from '@/cli/demo-target'
import { type Demo, startDemo } from '@/lib/demo'
import { awsFor } from './caller'
import { connect } from './connect'
import type { Limits } from './limits'

const name = 'ready'
const limits: Limits = { attemptMs: 5_000, callMs: 500, runMs: 20_000, graceMs: 0 }
let demo: Demo
beforeAll(async () => {
  demo = await startDemo({ organizations: [name] })
})
afterAll(() => demo.close())

async function instancesWithin(run: AbortSignal): Promise<{ readonly ms: number; readonly kind: string }> {
  const { pool, home } = await connect(demoTarget(demo, name), limits)
  const began = performance.now()
  const call = awsFor(pool, home, limits, run).on('sso', home).send(new ListInstancesCommand({}))
  const kind = await call.then(
    () => 'answered',
    error => error.outcome.kind,
  )
  return { ms: performance.now() - began, kind }
}

test('a call whose answer never ends is ended in its time, whatever memory is tidied meanwhile', async () => {
  // A byte at a time: no pause of it is long enough to end it.
  const restore = demo.inject({ operation: 'ListInstances', kind: 'trickle' })
  setFlagsFromString('--expose-gc')
  const tidy: () => void = runInNewContext('gc')
  const waiting = instancesWithin(new AbortController().signal)
  const tidying = (async () => {
    for (let n = 0; n < 4; n++) {
      await pause(80)
      tidy()
    }
  })()
  const { ms, kind } = await waiting
  await tidying
  restore()
  expect(kind).toBe('timeout')
  expect(ms).toBeLessThan(2_000)
})

test('and so it is when the run ends before it, or has ended', async () => {
  const restore = demo.inject({ operation: 'ListInstances', kind: 'trickle' })
  const [soon, already] = [
    await instancesWithin(AbortSignal.timeout(50)),
    await instancesWithin(AbortSignal.abort()),
  ]
  restore()
  for (const { ms, kind } of [soon, already])
    expect({ kind, early: ms < 400 }).toEqual({ kind: 'timeout', early: true })
})
