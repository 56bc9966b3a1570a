import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { demoTarget } from '@/cli/demo-target'
import { kept, limits, planOf, putsOf, quick, somebodyElse } from '@/cli/fixing'
import { startDemo } from '@/lib/demo'
import { changeById, stepsOf } from '@/lib/store/changes'
import { openStore } from '@/lib/store/database'
import { emptyPlace } from '@/lib/store/fixture'
import { checkAgain } from './check-again'
import { settle } from './settle'

/** Every step of a change of one policy, in the order in which they are journaled. */
const steps = [
  'journaled',
  'compared',
  'writing',
  'written',
  ...Array.from({ length: quick.reads }, () => 'read-back'),
  'checked',
  'ended',
]

const name = 'cmk-missing'

/** A change under way in a process of its own, and all that a test looks at afterwards. */
async function underWay(killAfter: number) {
  const demo = await startDemo({ organizations: [name] })
  const place = await emptyPlace('sqlite')
  const store = await openStore(place)
  const target = demoTarget(demo, name)
  const plan = await planOf(demo, name, 'key-policy-identity-center')
  const [write] = plan.writes
  const { id } = await kept(store, demo, name, plan)
  return {
    demo,
    write,
    start() {
      const argument = JSON.stringify({ place, id, target, steps: killAfter })
      return spawn(process.execPath, ['cli/run.mjs', 'fixing-applier', argument], {
        cwd: join(import.meta.dirname, '..', '..'),
        stdio: 'ignore',
      })
    },
    change: () => changeById(store.db, id),
    steps: async () => (await stepsOf(store.db, id)).map(({ step }) => step),
    stands: () => somebodyElse(demo, name, write.region).policy(write.resource),
    async settled() {
      const left = await changeById(store.db, id)
      if (left?.state !== 'open') return
      const again = (of: typeof target) => checkAgain(store, of, null, limits)
      await settle(store, left, target, { limits, pace: quick, silence: -1, checkAgain: again })
    },
    async end() {
      await store.close()
      await demo.close()
    },
  }
}

test.concurrent.each(steps.map((step, index) => ({ step, index })))(
  'killed right after step $index, $step, a change is settled by reading',
  async ({ index }) => {
    const { demo, write, start, change, steps: journaled, stands, settled, end } = await underWay(index + 1)
    const [, signal] = await once(start(), 'exit')
    expect(signal).toBe('SIGKILL')
    expect(await journaled()).toEqual(steps.slice(0, index + 1))
    expect(JSON.parse((await change())?.plan ?? '').writes[0].before.text).toBe(write.before.text)

    await settled()
    const isWritten = index >= steps.indexOf('written')
    const outcome = isWritten ? 'verified' : 'not-written'
    expect(await change()).toMatchObject({ state: 'ended', outcome, holds: null })
    expect(putsOf(demo)).toBe(isWritten ? 1 : 0)
    expect(await stands()).toBe(isWritten ? write.after.text : write.before.text)
    await end()
  },
)

test('killed when AWS has taken the write and before that is journaled, it is found out by reading', async () => {
  const { demo, write, start, change, steps: journaled, stands, settled, end } = await underWay(0)
  demo.inject({ service: 'kms', operation: 'PutKeyPolicy', kind: 'unanswered' })
  const child = start()
  const exited = once(child, 'exit')
  await vi.waitUntil(() => putsOf(demo) === 1, { timeout: 30_000 })
  child.kill('SIGKILL')
  await exited
  expect(await journaled()).toEqual(['journaled', 'compared', 'writing'])
  await settled()
  expect(await change()).toMatchObject({ state: 'ended', outcome: 'verified' })
  expect(putsOf(demo)).toBe(1)
  expect(await stands()).toBe(write.after.text)
  await end()
})
