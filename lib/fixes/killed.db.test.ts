import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test } from 'vitest'
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

test.each(steps.map((step, index) => ({ step, index })))(
  'killed right after step $index, $step, a change is settled by reading',
  async ({ index }) => {
    const name = 'cmk-missing'
    const demo = await startDemo({ organizations: [name] })
    const place = await emptyPlace('sqlite')
    const store = await openStore(place)
    const target = demoTarget(demo, name)
    const plan = await planOf(demo, name, 'key-policy-identity-center')
    const { id } = await kept(store, demo, name, plan)
    const argument = JSON.stringify({ place, id, target, steps: index + 1 })
    const applier = join(import.meta.dirname, '..', '..', 'cli', 'fixing-applier.ts')
    const child = spawn(process.execPath, ['--import', 'tsx', applier, argument], {
      cwd: join(import.meta.dirname, '..', '..'),
      stdio: 'ignore',
    })
    const [, signal] = await once(child, 'exit')
    expect(signal).toBe('SIGKILL')

    const left = await changeById(store.db, id)
    expect((await stepsOf(store.db, id)).map(({ step }) => step)).toEqual(steps.slice(0, index + 1))
    const [write] = plan.writes
    expect(JSON.parse(left?.plan ?? '').writes[0].before.text).toBe(write.before.text)
    if (left?.state === 'open')
      await settle(store, left, target, {
        limits,
        pace: quick,
        silence: -1,
        checkAgain: again => checkAgain(store, again, null, limits),
      })
    const isWritten = index >= steps.indexOf('written')
    expect(await changeById(store.db, id)).toMatchObject({
      state: 'ended',
      outcome: isWritten ? 'verified' : 'not-written',
      holds: null,
    })
    expect(putsOf(demo)).toBe(isWritten ? 1 : 0)
    const stands = await somebodyElse(demo, name, write.region).policy(write.resource)
    expect(stands).toBe(isWritten ? write.after.text : write.before.text)
    await store.close()
    await demo.close()
  },
)
