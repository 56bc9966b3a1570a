import { createServer, connect as dial, type Socket } from 'node:net'
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { demoTarget } from '@/cli/demo-target'
import { connect } from '@/lib/aws/connect'
import { defaultLimits, type Limits } from '@/lib/aws/limits'
import { type Demo, organizations, startDemo } from '@/lib/demo'
import { Reading } from './reading'

let demo: Demo
const removals: (() => void)[] = []
beforeAll(async () => {
  demo = await startDemo({ organizations: ['ready'] })
})
afterAll(() => demo.close())
afterEach(() => {
  for (const remove of removals.splice(0)) remove()
})

const inject = (fault: Parameters<Demo['inject']>[0]) => removals.push(demo.inject(fault))

async function readingOf(limits: Limits, began = performance.now()): Promise<Reading> {
  const connection = await connect(demoTarget(demo, 'ready'), limits)
  return new Reading({ ...connection, began }, {}, limits, () => {})
}

describe('what does not end by itself is ended', () => {
  test('a body whose end never comes, by the time of a call', async () => {
    inject({ service: 'sts', kind: 'trickle' })
    const reading = await readingOf({ ...defaultLimits, attemptMs: 200, callMs: 500 })
    const started = performance.now()
    const caller = await reading.of('caller')
    reading.close()
    expect(caller).toMatchObject({ state: 'failed', kind: 'timeout', retryable: true })
    expect(performance.now() - started).toBeLessThan(1_000)
  })

  test('a run, after thirty seconds where nobody said otherwise', async () => {
    inject({ service: 'sts', kind: 'hang' })
    const reading = await readingOf(defaultLimits, performance.now() - 29_700)
    const started = performance.now()
    const caller = await reading.of('caller')
    reading.close()
    expect(caller).toMatchObject({ state: 'failed', kind: 'deadline', message: { params: { seconds: 30 } } })
    expect(performance.now() - started).toBeGreaterThan(200)
    expect(performance.now() - started).toBeLessThan(1_500)
  })
})

/** In front of the demo AWS: counts the connections that lead there. */
async function counted() {
  let connections = 0
  const open = new Set<Socket>()
  const { port } = new URL(demo.endpoint)
  const server = createServer(socket => {
    connections++
    const onward = dial(Number(port), '127.0.0.1')
    for (const each of [socket, onward]) {
      open.add(each)
      each.on('error', () => {})
    }
    socket.pipe(onward).pipe(socket)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    endpoint: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`,
    connections: () => connections,
    close() {
      for (const socket of open) socket.destroy()
      server.close()
    },
  }
}

test('a role is assumed, and all is asked with it, over one connection that is kept', async () => {
  const counter = await counted()
  try {
    const target = demoTarget(demo, 'ready')
    const role = {
      arn: `arn:aws:iam::${organizations.ready?.caller.account}:role/KiroReadinessReader`,
      externalId: 'kiro-readiness-ready',
    }
    const source = { ...target.source, endpoint: counter.endpoint }
    for (let run = 0; run < 3; run++) {
      const { pool, home } = await connect({ ...target, source, role } as typeof target, defaultLimits)
      for (const region of ['eu-west-1', home])
        await pool.get('sts', region).send(new GetCallerIdentityCommand({}))
      pool.close()
    }
    expect(counter.connections()).toBe(1)
  } finally {
    counter.close()
  }
})
