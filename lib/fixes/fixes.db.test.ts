import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { demoTarget } from '@/cli/demo-target'
import { applied, fixed, kept, limits, planOf, putsOf, quick, somebodyElse } from '@/cli/fixing'
import { type Demo, organizations, startDemo } from '@/lib/demo'
import { type ChangeStepTable, stepsOf } from '@/lib/store/change-steps'
import { changeById } from '@/lib/store/changes'
import { openStore, type Store } from '@/lib/store/database'
import { databases, emptyPlace } from '@/lib/store/fixture'
import { applyChange } from './change'
import { checkAgain } from './check-again'
import { hashOf, planText } from './plan'
import { planFix } from './planned'
import { settle } from './settle'
import { planUndo } from './undo'
import { putKeyPolicy } from './writes/key-policy'

let demo: Demo
let store: Store
async function stage(names: readonly string[], options: { readonly reserialisePolicies?: boolean } = {}) {
  demo = await startDemo({ organizations: names, ...options })
}
beforeEach(async () => {
  store = await openStore(await emptyPlace('sqlite'))
})
afterEach(async () => {
  await store.close()
  await demo.close()
})

/** Of the demo organizations, those where a statement is missing or names something else. */
const mendable = [
  'cmk-missing',
  'cmk-one-statement',
  'cmk-wrong-region',
  'cmk-baseline',
  'replicated',
] as const
const missing = ['cmk-missing', 'key-policy-identity-center'] as const

test('each organization whose key policy fails is mended, or says that a person has to decide', async () => {
  await stage(Object.keys(organizations))
  const fails = Object.values(organizations).filter(
    ({ expect: { findings } }) => findings['key-policy-identity-store'] === 'fail',
  )
  const outcomes = await Promise.all(
    fails.map(async ({ name }) => {
      const planned = await planFix(demoTarget(demo, name), 'key-policy-identity-store', { limits })
      return [name, planned.kind === 'none' ? planned.why : planned.kind]
    }),
  )
  expect(Object.fromEntries(outcomes)).toEqual({
    'cmk-missing': 'plan',
    'cmk-one-statement': 'plan',
    'cmk-wrong-region': 'plan',
    'cmk-denied': 'person',
  })
})

describe.each([false, true])('where KMS gives policies back re-serialised: %s', reserialisePolicies => {
  test.each(mendable)('%s is planned, applied, verified and taken back', async name => {
    await stage([name], { reserialisePolicies })
    const check = 'key-policy-identity-store'
    const { plan, change, ended } = await fixed(store, demo, name, check)
    expect({ outcome: ended.outcome, puts: putsOf(demo) }).toEqual({ outcome: 'verified', puts: 1 })
    expect(plan.verdicts.filter(({ after }) => after !== 'pass')).toEqual([])

    const undo = await planUndo(store, change, demoTarget(demo, name), { limits })
    if (undo.kind !== 'plan') throw new Error('Nothing to undo')
    expect(undo.how).toBe('exact')
    const back = await applied(store, demo, name, await kept(store, demo, name, undo.plan))
    expect(back.outcome).toBe('verified')
    const [write] = plan.writes
    const { policy } = somebodyElse(demo, name, write.region)
    const text = await policy(write.resource)
    if (reserialisePolicies) expect(putKeyPolicy.same(text, write.before.text)).toBe(true)
    else expect(text).toBe(write.before.text)
  })
})

test('the same account gives the same plan, byte for byte', async () => {
  await stage(['cmk-missing'])
  const plans = [await planOf(demo, ...missing), await planOf(demo, ...missing)]
  const [one, other] = plans.map(planText)
  expect(one).toBe(other)
})

test.each([
  ['cmk-disabled', 'encryption-key-health', 'kms:EnableKey'],
  ['no-instance', 'service-linked-roles', 'iam:CreateServiceLinkedRole'],
] as const)('%s: %s is mended by %s', async (name, check, operation) => {
  await stage([name])
  const { plan, ended } = await fixed(store, demo, name, check)
  expect(plan.writes.map(write => write.operation)).toEqual([operation])
  expect(ended.outcome).toBe('verified')
})

describe('somebody else', () => {
  /** Another statement of theirs in the policy. */
  async function addTheirs(key: string, region: string): Promise<string> {
    const { policy, put } = somebodyElse(demo, 'cmk-missing', region)
    const document = JSON.parse(await policy(key))
    document.Statement.push({ ...document.Statement[0], Sid: 'Theirs' })
    const text = JSON.stringify(document, null, 1)
    await put(key, text)
    return text
  }

  test('who changes the policy between the plan and the write keeps what they wrote', async () => {
    await stage(['cmk-missing'])
    const plan = await planOf(demo, ...missing)
    const [write] = plan.writes
    const change = await kept(store, demo, 'cmk-missing', plan)
    let theirs = ''
    const ended = await applied(store, demo, 'cmk-missing', change, async step => {
      if (step === 'journaled') theirs = await addTheirs(write.resource, write.region)
    })
    expect(ended.outcome).toBe('not-written')
    expect(await somebodyElse(demo, 'cmk-missing', write.region).policy(write.resource)).toBe(theirs)
    // What stands there now is there to be shown.
    const last = (await stepsOf(store.db, change.id)).at(-1)
    expect(JSON.parse(last?.details ?? '')).toMatchObject({ found: { write: 0, text: theirs } })
  })

  test('who changes it before it was read back is left alone, and that is told', async () => {
    await stage(['cmk-missing'])
    let theirs = ''
    const { plan, ended } = await fixed(store, demo, ...missing, async step => {
      if (step === 'written') {
        const { resource, region } = (await planInJournal()).writes[0]
        theirs = await addTheirs(resource, region)
      }
    })
    async function planInJournal() {
      const row = await store.db.selectFrom('change').selectAll().executeTakeFirstOrThrow()
      return JSON.parse(row.plan)
    }
    const [write] = plan.writes
    expect(ended.outcome).toBe('overtaken')
    expect(await somebodyElse(demo, 'cmk-missing', write.region).policy(write.resource)).toBe(theirs)
    expect(putsOf(demo)).toBe(2)
  })

  test('who changes it before it is taken back keeps that, and what the fix did goes', async () => {
    await stage(['cmk-missing'])
    const { plan, change } = await fixed(store, demo, ...missing)
    const [write] = plan.writes
    await addTheirs(write.resource, write.region)
    const undo = await planUndo(store, change, demoTarget(demo, 'cmk-missing'), { limits })
    if (undo.kind !== 'plan') throw new Error('Nothing to undo')
    expect(undo.how).toBe('merge')
    const sids = JSON.parse(undo.plan.writes[0].after.text).Statement.map((each: { Sid: string }) => each.Sid)
    expect(sids).toContain('Theirs')
    expect(sids.filter((sid: string) => sid.includes('Kiro'))).toEqual([])
    expect(
      (await applied(store, demo, 'cmk-missing', await kept(store, demo, 'cmk-missing', undo.plan))).outcome,
    ).toBe('verified')
  })

  test('who mended the fix’s own statement is not undone', async () => {
    await stage(['cmk-missing'])
    const { plan, change } = await fixed(store, demo, ...missing)
    const [write] = plan.writes
    const { put } = somebodyElse(demo, 'cmk-missing', write.region)
    await put(write.resource, write.after.text.replace('"kms:Decrypt"', '["kms:Decrypt", "kms:DescribeKey"]'))
    const before = putsOf(demo)
    const undo = await planUndo(store, change, demoTarget(demo, 'cmk-missing'), { limits })
    expect(undo).toMatchObject({ kind: 'none', why: 'person' })
    expect(putsOf(demo)).toBe(before)
  })
})

test('with a role for writing, it is that role that writes: one that only reads is refused, and nothing is written', async () => {
  await stage(['cmk-missing'])
  const target = demoTarget(demo, 'cmk-missing')
  const account = organizations['cmk-missing']?.caller.account
  const writeRole = {
    arn: `arn:aws:iam::${account}:role/KiroReadinessReader`,
    externalId: 'kiro-readiness-cmk-missing',
  }
  const planned = await planFix(target, 'key-policy-identity-center', { limits, writeRole })
  if (planned.kind !== 'plan') throw new Error('Nothing is planned')
  expect(planned.plan).toMatchObject({
    writer: writeRole.arn,
    permissions: [{ action: 'kms:PutKeyPolicy', granted: 'no' }],
  })
  const change = await kept(store, demo, 'cmk-missing', planned.plan)
  const done = await applyChange(store, change, target, {
    by: 'Ada',
    hash: change.hash,
    writeRole,
    limits,
    pace: quick,
  })
  expect(done.kind === 'begun' && (await done.ended)).toMatchObject({ outcome: 'not-written' })
  expect(putsOf(demo)).toBe(0)
})

test('credentials that lead to another account by now write nothing there', async () => {
  await stage(['cmk-missing', 'no-instance'])
  const plan = await planOf(demo, 'no-instance', 'service-linked-roles')
  const change = await kept(store, demo, 'no-instance', plan)
  const { outcome, says } = await applied(store, demo, 'cmk-missing', change)
  expect(outcome).toBe('not-written')
  expect(says.params.why).toContain(plan.account.id)
  expect(demo.calls.filter(({ operation }) => operation === 'CreateServiceLinkedRole')).toEqual([])
})

test('a process that was silent for too long writes nothing once another has settled its change', async () => {
  await stage(['cmk-missing'])
  const change = await kept(store, demo, 'cmk-missing', await planOf(demo, ...missing))
  const target = demoTarget(demo, 'cmk-missing')
  const ended = await applied(store, demo, 'cmk-missing', change, async step => {
    if (step !== 'compared') return
    const open = await changeById(store.db, change.id)
    if (open)
      await settle(store, open, target, { limits, pace: quick, silence: -1, checkAgain: async () => null })
  })
  expect(ended.outcome).toBeNull()
  expect(putsOf(demo)).toBe(0)
  expect(await changeById(store.db, change.id)).toMatchObject({ state: 'ended', outcome: 'not-written' })
})

test('and once another has settled what it wrote, it adds nothing to that change’s journal', async () => {
  await stage(['cmk-missing'])
  const change = await kept(store, demo, 'cmk-missing', await planOf(demo, ...missing))
  const target = demoTarget(demo, 'cmk-missing')
  const settled: (readonly ChangeStepTable[])[] = []
  await applied(store, demo, 'cmk-missing', change, async step => {
    const open = step === 'written' && (await changeById(store.db, change.id))
    if (!open) return
    const again = (of: typeof target) => checkAgain(store, of, null, limits)
    await settle(store, open, target, { limits, pace: quick, silence: -1, checkAgain: again })
    settled.push(await stepsOf(store.db, change.id))
  })
  expect(putsOf(demo)).toBe(1)
  expect(settled[0]?.at(-1)).toMatchObject({ step: 'ended' })
  expect(await stepsOf(store.db, change.id)).toEqual(settled[0])
  expect(await changeById(store.db, change.id)).toMatchObject({ state: 'ended', outcome: 'verified' })
})

describe.each(databases)('on %s', kind => {
  test('fifty who apply a change of one key at once, on two servers: exactly one writes', async () => {
    await stage(['cmk-missing'])
    const place = await emptyPlace(kind)
    const servers = [await openStore(place), await openStore(place)]
    const plan = await planOf(demo, ...missing)
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, async (_, n) => {
        const server = servers[n % 2] ?? store
        const change = await kept(server, demo, 'cmk-missing', plan)
        const done = await applyChange(server, change, demoTarget(demo, 'cmk-missing'), {
          by: `Ada ${n}`,
          hash: change.hash,
          limits,
          pace: quick,
        })
        return done.kind === 'begun' ? (await done.ended).outcome : 'busy'
      }),
    )
    expect(putsOf(demo)).toBe(1)
    expect(outcomes.filter(each => each === 'verified')).toHaveLength(1)
    expect(outcomes.filter(each => each !== 'verified' && each !== 'busy' && each !== 'not-written')).toEqual(
      [],
    )
    await Promise.all(servers.map(each => each.close()))
  })

  test('a plan is applied once, within its hour, with its hash, and by nobody who asked for it alone', async () => {
    await stage(['cmk-missing'])
    const here = await openStore(await emptyPlace(kind))
    const plan = await planOf(demo, ...missing)
    const target = demoTarget(demo, 'cmk-missing')
    const apply = (
      change: Parameters<typeof applyChange>[1],
      hash: string,
      from: 'planned' | 'awaiting' = 'planned',
    ) => applyChange(here, change, target, { by: 'Ada', hash, from, limits, pace: quick })
    const change = await kept(here, demo, 'cmk-missing', plan)
    expect(await apply(change, hashOf({ ...plan, confirm: 'forged' }))).toMatchObject({ kind: 'not-begun' })
    expect(await apply(change, change.hash, 'awaiting')).toMatchObject({ kind: 'not-begun' })
    expect(putsOf(demo)).toBe(0)
    const begun = await apply(change, change.hash)
    expect(begun.kind === 'begun' && (await begun.ended)).toMatchObject({ outcome: 'verified' })
    expect(await apply(change, change.hash)).toMatchObject({ kind: 'not-begun' })
    const late = await kept(here, demo, 'cmk-missing', plan)
    await here.db
      .updateTable('change')
      .set({ expires_at: new Date(Date.now() - 1).toISOString() })
      .where('id', '=', late.id)
      .execute()
    expect(await apply(late, late.hash)).toMatchObject({ kind: 'not-begun' })
    expect(putsOf(demo)).toBe(1)
    await here.close()
  })
})
