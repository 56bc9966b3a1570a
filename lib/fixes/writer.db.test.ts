import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { demoTarget } from '@/cli/demo-target'
import { limits, quick } from '@/cli/fixing'
import { mendable } from '@/cli/fixing-organizations'
import { type Demo, startDemo } from '@/lib/demo'
import { type ChangeTable, changeById } from '@/lib/store/changes'
import { openStore, type Store } from '@/lib/store/database'
import { emptyPlace } from '@/lib/store/fixture'
import type { Target } from '@/lib/target'
import { applyChange, keepPlan } from './change'
import { planFix } from './planned'
import { planUndo } from './undo'
import { writes } from './writes'

const name = 'two-roles'
const externalId = 'kiro-readiness-two-roles'
const roleArn = (role: string) => `arn:aws:iam::111100000019:role/${role}`
const reading = { arn: roleArn('KiroReadinessRead'), externalId }
const other = { arn: roleArn('security/SomeOtherFixer'), externalId }

let demo: Demo
let store: Store
beforeAll(async () => {
  store = await openStore(await emptyPlace('sqlite'))
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await demo.close()
})
afterAll(() => store.close())

/** The operations that were called, by the role or user that called them. */
function calledBy(): Readonly<Record<string, ReadonlySet<string>>> {
  const by: Record<string, Set<string>> = {}
  for (const { callerArn, operation } of demo.calls) {
    const who = /:assumed-role\/([^/]+)\/|:user\/(.+)$/.exec(callerArn)
    const name = who?.[1] ?? who?.[2] ?? callerArn
    by[name] = (by[name] ?? new Set()).add(operation)
  }
  return by
}

const cases: readonly {
  readonly how: string
  readonly writer: string
  readonly writeRole?: NonNullable<Target['role']>
  readonly env?: Readonly<Record<string, string>>
}[] = [
  { how: 'stands beside the one that reads', writer: 'KiroReadinessFix' },
  { how: 'a person names', writer: 'SomeOtherFixer', writeRole: other },
  {
    how: 'is set by FIX_ROLE_ARN',
    writer: 'SomeOtherFixer',
    env: { FIX_ROLE_ARN: other.arn, FIX_EXTERNAL_ID: externalId },
  },
]

async function kept(target: Target, writeRole?: Target['role']) {
  const planned = await planFix(target, 'key-policy-identity-center', { limits, writeRole })
  if (planned.kind !== 'plan') throw new Error(`Nothing is planned: ${JSON.stringify(planned)}`)
  const { plan } = planned
  const change = await changeById(store.db, await keepPlan(store, plan, target, { by: 'Ada' }))
  if (!change) throw new Error('The plan is not there')
  return { plan, change }
}

async function ended(change: ChangeTable, target: Target, writeRole?: Target['role']) {
  const applying = { by: 'Ada', hash: change.hash, writeRole, limits, pace: quick }
  const done = await applyChange(store, change, target, applying)
  if (done.kind !== 'begun') throw new Error(done.says.text)
  return done.ended
}

async function staged(): Promise<Target> {
  demo = await startDemo({ organizations: [], others: [mendable.twoRoles] })
  return { ...demoTarget(demo, name), role: reading }
}

test.each(cases)('the role that $how, $writer, writes, and nothing else does', async each => {
  const { writer, writeRole, env = {} } = each
  for (const [key, value] of Object.entries(env)) vi.stubEnv(key, value)
  const target = await staged()
  const { plan, change } = await kept(target, writeRole)
  expect(plan.writer.split('/').at(-1)).toBe(writer)
  expect(plan.permissions).toMatchObject([{ action: 'kms:PutKeyPolicy', granted: 'yes' }])
  expect(await ended(change, target, writeRole)).toMatchObject({ outcome: 'verified' })

  const by = calledBy()
  const writing = Object.keys(writes).map(operation => operation.split(':')[1] ?? '')
  // Who it is is asked before anything is written in its name.
  expect(by[writer]).toEqual(new Set(['GetCallerIdentity', 'PutKeyPolicy']))
  expect(writing.filter(operation => by.KiroReadinessRead?.has(operation))).toEqual([])
  expect(by.KiroReadinessRead).toContain('GetKeyPolicy')
  expect(by['kiro-readiness']).toEqual(new Set(['AssumeRole']))
  expect(Object.keys(by).sort()).toEqual(['KiroReadinessRead', 'kiro-readiness', writer].sort())
})

test('another role than the one that the plan names writes nothing', async () => {
  const target = await staged()
  const { plan, change } = await kept(target)
  vi.stubEnv('FIX_ROLE_ARN', other.arn)
  vi.stubEnv('FIX_EXTERNAL_ID', externalId)
  const { outcome, says } = await ended(change, target)
  expect(outcome).toBe('not-written')
  expect(says.params.why).toContain(plan.writer)
  expect(demo.calls.filter(({ operation }) => operation === 'PutKeyPolicy')).toEqual([])
})

test('a change is taken back by whoever writes now, and the plan names them', async () => {
  const target = await staged()
  const { plan, change } = await kept(target)
  await ended(change, target)
  const done = await changeById(store.db, change.id)
  const undo = done && (await planUndo(store, done, target, { limits, writeRole: other }))
  if (undo?.kind !== 'plan') throw new Error('Nothing to undo')
  expect([plan.writer, undo.plan.writer]).toEqual([roleArn('KiroReadinessFix'), other.arn])
  const back = await changeById(store.db, await keepPlan(store, undo.plan, target, { by: 'Ada' }))
  expect(back && (await ended(back, target, other))).toMatchObject({ outcome: 'verified' })
})
