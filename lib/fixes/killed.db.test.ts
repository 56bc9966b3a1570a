import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { demoTarget } from '@/cli/demo-target'
import { kept, limits, planOf, somebodyElse } from '@/cli/fixing'
import { mendable } from '@/cli/fixing-organizations'
import { startDemo } from '@/lib/demo'
import { type ChangeStep, stepsOf } from '@/lib/store/change-steps'
import { changeById } from '@/lib/store/changes'
import { openStore } from '@/lib/store/database'
import { databases, emptyPlace } from '@/lib/store/fixture'
import { checkAgain } from './check-again'
import type { Pace } from './pace'
import { settle } from './settle'

/** Two equal reads are as good as five where all that counts is what is journaled between them. */
const pace: Pace = { reads: 2, everyMs: 5, mostReads: 12, beatMs: 200 }

/** Every step of a change of so many policies, in the order in which they are journaled. */
function stepsFor(writes: number): readonly ChangeStep[] {
  const each: readonly ChangeStep[] = ['writing', 'written', ...Array(pace.reads).fill('read-back')]
  return ['journaled', 'compared', ...Array(writes).fill(each).flat(), 'checked', 'ended']
}

const changes = [
  { kind: 'sqlite', name: 'cmk-missing', writes: 1 },
  // A primary key and its replica: there is a moment between the two.
  ...databases.map(kind => ({ kind, name: 'two-keys', writes: 2 })),
] as const

/** A change under way in a process of its own, and all that a test looks at afterwards. */
async function underWay(name: string, kind: (typeof databases)[number], killAfter: number) {
  const demo = await startDemo({ organizations: ['cmk-missing'], others: [mendable.twoKeys] })
  const place = await emptyPlace(kind)
  const store = await openStore(place)
  const target = demoTarget(demo, name)
  const plan = await planOf(demo, name, 'key-policy-identity-center')
  const { id } = await kept(store, demo, name, plan)
  return {
    demo,
    plan,
    start() {
      const argument = JSON.stringify({ place, id, target, pace, steps: killAfter })
      return spawn(process.execPath, ['cli/run.mjs', 'fixing-applier', argument], {
        cwd: join(import.meta.dirname, '..', '..'),
        stdio: 'ignore',
      })
    },
    change: () => changeById(store.db, id),
    steps: async () => (await stepsOf(store.db, id)).map(({ step }) => step),
    /** The policies as they stand, in the order of the writes. */
    stands: () =>
      Promise.all(
        plan.writes.map(({ region, resource }) => somebodyElse(demo, name, region).policy(resource)),
      ),
    /** How often each was put. */
    puts: () =>
      plan.writes.map(
        ({ region }) =>
          demo.calls.filter(call => call.operation === 'PutKeyPolicy' && call.region === region).length,
      ),
    async settled() {
      const left = await changeById(store.db, id)
      if (left?.state !== 'open') return
      const again = (of: typeof target) => checkAgain(store, of, null, limits)
      await settle(store, left, target, { limits, pace, silence: -1, checkAgain: again })
    },
    async end() {
      await store.close()
      await demo.close()
    },
  }
}

const enumerated = changes.flatMap(each =>
  stepsFor(each.writes).map((step, index) => ({ ...each, step, index })),
)

describe.concurrent('killed right after any step, a change is settled by reading', () => {
  test.each(enumerated)('on $kind, $name: step $index, $step', async ({ kind, name, writes, index }) => {
    const { plan, start, change, steps, stands, puts, settled, end } = await underWay(name, kind, index + 1)
    const [, signal] = await once(start(), 'exit')
    const all = stepsFor(writes)
    expect({ signal, steps: await steps() }).toEqual({ signal: 'SIGKILL', steps: all.slice(0, index + 1) })
    const journaled = JSON.parse((await change())?.plan ?? '')
    expect(journaled.writes).toEqual(plan.writes)

    await settled()
    const made = all.slice(0, index + 1).filter(step => step === 'written').length
    const outcome = made === 0 ? 'not-written' : made === writes ? 'verified' : 'written'
    const after = await change()
    expect(after).toMatchObject({ state: 'ended', outcome, holds: null })
    expect(puts()).toEqual(plan.writes.map((_, at) => (at < made ? 1 : 0)))
    expect(await stands()).toEqual(
      plan.writes.map((write, at) => (at < made ? write.after.text : write.before.text)),
    )
    await end()
  })

  /** When AWS has taken a write, and the process is gone before that is journaled. */
  const taken = databases.flatMap(kind => [
    { kind, name: 'two-keys', write: 0, outcome: 'written' },
    { kind, name: 'two-keys', write: 1, outcome: 'verified' },
  ])
  test.each(taken)(
    'on $kind, $name: killed when AWS has taken write $write, and before that is journaled',
    async ({ kind, name, write, outcome }) => {
      const { demo, plan, start, change, steps, stands, puts, settled, end } = await underWay(name, kind, 0)
      const region = plan.writes[write]?.region ?? ''
      demo.inject({ service: 'kms', operation: 'PutKeyPolicy', region, kind: 'unanswered' })
      const child = start()
      const exited = once(child, 'exit')
      await vi.waitUntil(() => puts()[write] === 1, { timeout: 30_000 })
      child.kill('SIGKILL')
      await exited
      expect((await steps()).at(-1)).toBe('writing')
      await settled()
      expect(await change()).toMatchObject({ state: 'ended', outcome })
      expect(puts()).toEqual(plan.writes.map((_, at) => (at <= write ? 1 : 0)))
      expect(await stands()).toEqual(
        plan.writes.map((each, at) => (at <= write ? each.after.text : each.before.text)),
      )
      await end()
    },
  )

  test.each(databases)(
    'on %s: killed before AWS has taken the second of two, the first is not denied',
    async kind => {
      const { demo, start, change, puts, settled, end } = await underWay('two-keys', kind, 0)
      demo.inject({ service: 'kms', operation: 'PutKeyPolicy', region: 'us-east-1', kind: 'hang' })
      const child = start()
      const exited = once(child, 'exit')
      await vi.waitUntil(() => puts()[1] === 1, { timeout: 30_000 })
      child.kill('SIGKILL')
      await exited
      await settled()
      expect(puts()).toEqual([1, 1])
      expect(await change()).toMatchObject({ state: 'ended', outcome: 'written' })
      await end()
    },
  )
})
