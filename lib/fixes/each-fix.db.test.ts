import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { demoTarget } from '@/cli/demo-target'
import { applied, fixed, kept, limits, planOf, quick } from '@/cli/fixing'
import { mendable } from '@/cli/fixing-organizations'
import { type Demo, type DemoOptions, startDemo } from '@/lib/demo'
import type { CheckId } from '@/lib/report/model'
import { openStore, type Store } from '@/lib/store/database'
import { emptyPlace } from '@/lib/store/fixture'
import { checkAgain } from './check-again'
import { planFix } from './planned'
import { planUndo } from './undo'

let demo: Demo
let store: Store
async function stage(options: Omit<DemoOptions, 'organizations' | 'others'> = {}) {
  demo = await startDemo({ organizations: [], others: Object.values(mendable), ...options })
}
beforeEach(async () => {
  store = await openStore(await emptyPlace('sqlite'))
})
afterEach(async () => {
  await store.close()
  await demo.close()
})

const callsTo = (operation: string) => demo.calls.filter(call => call.operation === operation)
const verdictOf = async (name: string, check: CheckId) =>
  (await checkAgain(store, demoTarget(demo, name), null, limits))?.get(check)

/** Where a person takes it back: the command or the place that the plan names. */
const cases = [
  {
    name: 'untrusted',
    check: 'organization-guardrails',
    operation: 'organizations:EnableAWSServiceAccess',
    parameters: { ServicePrincipal: 'sso.amazonaws.com' },
    verdicts: { before: 'warn', after: 'pass' },
    back: 'aws organizations disable-aws-service-access',
  },
  {
    name: 'doomed',
    check: 'encryption-key-health',
    operation: 'kms:CancelKeyDeletion',
    parameters: { KeyId: expect.stringMatching(/^arn:aws:kms:eu-central-1:111100000012:key\//) },
    // Cancelling leaves the key disabled, and enabling it is a change of its own.
    verdicts: { before: 'fail', after: 'fail' },
    back: 'Schedule the deletion again',
  },
  {
    name: 'disabled',
    check: 'encryption-key-health',
    operation: 'kms:EnableKey',
    parameters: { KeyId: expect.stringMatching(/^arn:aws:kms:eu-central-1:111100000013:key\//) },
    verdicts: { before: 'fail', after: 'pass' },
    back: 'aws kms disable-key',
  },
  {
    name: 'roleless',
    check: 'service-linked-roles',
    operation: 'iam:CreateServiceLinkedRole',
    parameters: { AWSServiceName: 'user-subscriptions.amazonaws.com' },
    verdicts: { before: 'warn', after: 'pass' },
    back: 'aws iam delete-service-linked-role',
  },
  {
    name: 'alone',
    check: 'identity-center-instance',
    operation: 'sso:CreateInstance',
    parameters: { Name: 'kiro-readiness', ClientToken: 'kiro-readiness-111100000014' },
    // What the instance will be is not known before it is there: its own check has to pass.
    verdicts: { before: 'fail', after: null },
    back: 'aws sso-admin delete-instance',
  },
  {
    name: 'member',
    check: 'identity-center-instance',
    operation: 'sso:CreateInstance',
    parameters: { Name: 'kiro-readiness', ClientToken: 'kiro-readiness-111100000016' },
    verdicts: { before: 'fail', after: null },
    back: 'aws sso-admin delete-instance',
  },
] as const

test.each(cases)('$name: $operation is planned, applied once and verified by $check', async each => {
  const { name, check, operation, parameters, verdicts, back } = each
  await stage()
  const { plan, change, ended } = await fixed(store, demo, name, check)
  expect(plan.writes).toMatchObject([{ operation, parameters }])
  expect(plan.verdicts).toContainEqual({ check, ...verdicts })
  expect(plan.permissions).toMatchObject([{ action: operation, granted: 'yes' }])
  expect(ended.outcome).toBe('verified')
  expect(await verdictOf(name, check)).toBe(verdicts.after ?? 'pass')
  expect(callsTo(operation.split(':')[1] ?? '')).toHaveLength(1)

  // Nothing takes it back by itself, and the plan says so beforehand.
  expect(plan.undo.text).toContain(back)
  const undo = await planUndo(store, change, demoTarget(demo, name), { limits })
  expect(undo).toMatchObject({ kind: 'none', why: 'person' })
  expect('says' in undo && undo.says[0].text).toContain(back)
})

test('a key that was to be deleted is kept, then enabled, and only then its check passes', async () => {
  await stage()
  const check = 'encryption-key-health'
  const operations: string[] = []
  for (const _ of ['kept', 'enabled']) {
    const { plan, ended } = await fixed(store, demo, 'doomed', check)
    operations.push(plan.writes[0].operation)
    expect(ended.outcome).toBe('verified')
  }
  expect(operations).toEqual(['kms:CancelKeyDeletion', 'kms:EnableKey'])
  expect(await verdictOf('doomed', check)).toBe('pass')
  const planned = await planFix(demoTarget(demo, 'doomed'), check, { limits })
  expect(planned).toMatchObject({ kind: 'none', why: 'nothing' })
})

test('a key whose own policy refuses to be enabled is said to refuse before anybody asks', async () => {
  await stage()
  const { plan, ended } = await fixed(store, demo, 'guarded', 'encryption-key-health')
  expect(plan.permissions).toMatchObject([{ action: 'kms:EnableKey', granted: 'no' }])
  expect(ended.outcome).toBe('not-written')
})

test.each([
  ['disabled', 'yes'],
  ['guarded', 'no'],
] as const)('the root user may enable the key of %s: %s', async (name, granted) => {
  await stage()
  const target = demoTarget(demo, name)
  if (target.source.kind !== 'demo') throw new Error('Not a demo')
  const asRoot = { ...target, source: { ...target.source, keys: demo.credentials(name, 'root') } }
  const planned = await planFix(asRoot, 'encryption-key-health', { limits })
  expect(planned).toMatchObject({
    kind: 'plan',
    plan: { writer: expect.stringMatching(/:root$/), permissions: [{ granted }] },
  })
})

describe('an account instance', () => {
  const check = 'identity-center-instance'

  test('is made where the person works, or in the Region that they name, if Kiro supports it', async () => {
    await stage()
    const regionOf = async (region?: string) => {
      const target = demoTarget(demo, 'alone', region === undefined ? {} : { region })
      const planned = await planFix(target, check, { limits })
      return planned.kind === 'plan' ? planned.plan.writes[0].region : planned.kind
    }
    expect([await regionOf(), await regionOf('eu-west-3')]).toEqual(['eu-central-1', 'eu-west-3'])
  })

  test('is followed while it is being created', async () => {
    await stage({ creation: { listings: 3, ends: 'ACTIVE' } })
    const { ended } = await fixed(store, demo, 'alone', check)
    expect(ended.outcome).toBe('verified')
  })

  test('that takes longer than anybody waits is looked at again, and nothing is said of it that is not so', async () => {
    await stage({ creation: { listings: 1_000, ends: 'ACTIVE' } })
    const { change, ended } = await fixed(store, demo, 'alone', check)
    expect(ended).toMatchObject({ outcome: null, says: { params: { resource: '111100000014' } } })
    expect(change).toMatchObject({ state: 'open', outcome: null })
    expect(callsTo('CreateInstance')).toHaveLength(1)
  })

  test('that AWS could not create is no work of somebody else', async () => {
    await stage({ creation: { listings: 1, ends: 'CREATE_FAILED' } })
    const { change, ended } = await fixed(store, demo, 'alone', check)
    expect(ended.outcome).toBe('written')
    expect(change).toMatchObject({ state: 'ended', outcome: 'written' })
    expect(await verdictOf('alone', check)).toBe('fail')
  })

  test('that is there and does not pass its check is not verified', async () => {
    await stage()
    const plan = await planOf(demo, 'alone', check)
    const change = await kept(store, demo, 'alone', plan)
    let seen = 0
    const ended = await applied(store, demo, 'alone', change, step => {
      if (step === 'read-back') seen += 1
      // From now on nobody is told of an instance.
      if (seen === quick.reads)
        demo.inject({ service: 'sso', operation: 'ListInstances', kind: 'access-denied' })
    })
    expect(ended).toMatchObject({ outcome: 'written', says: { params: { checks: `${check} (unknown)` } } })
  })

  test('is none that a management account can have', async () => {
    await stage()
    const planned = await planFix(demoTarget(demo, 'untrusted'), check, { limits })
    expect(planned).toMatchObject({ kind: 'none', why: 'person' })
    expect(callsTo('CreateInstance')).toEqual([])
  })
})
