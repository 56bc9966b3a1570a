import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { demoTarget } from '@/cli/demo-target'
import { fixed, limits, planOf } from '@/cli/fixing'
import { mendable } from '@/cli/fixing-organizations'
import { type Demo, type DemoOptions, type Organization, startDemo } from '@/lib/demo'
import { openStore, type Store } from '@/lib/store/database'
import { emptyPlace } from '@/lib/store/fixture'
import { hashOf } from './plan'
import { planUndo } from './undo'

const check = 'key-policy-identity-center'
let demo: Demo
let store: Store
beforeAll(async () => {
  store = await openStore(await emptyPlace('sqlite'))
})
afterEach(() => demo.close())
afterAll(() => store.close())

async function stage(...others: NonNullable<DemoOptions['others']>) {
  demo = await startDemo({ organizations: [], others })
}

/** The primary key and its replica, with aliases of their own. */
function called(primary: readonly string[], replica: readonly string[]): Organization {
  const { keys, ...rest } = mendable.twoKeys
  return { ...rest, keys: keys.map((key, index) => ({ ...key, aliases: index === 0 ? primary : replica })) }
}

test('the aliases of every key that is written confirm a plan, in one order', async () => {
  await stage(called(['alias/z', 'alias/team/identity'], ['alias/identity-center', 'alias/z']))
  const { aliases, notes } = await planOf(demo, 'two-keys', check)
  expect(aliases).toEqual(['alias/identity-center', 'alias/team/identity', 'alias/z'])
  expect(notes.map(({ template }) => template).join()).not.toContain('ListAliases')
})

test('they are read page by page, and the same account gives the same hash', async () => {
  const many = Array.from({ length: 120 }, (_, n) => `alias/key-${n}`)
  await stage(called(many, []))
  const plans = [await planOf(demo, 'two-keys', check), await planOf(demo, 'two-keys', check)]
  expect(plans[0]?.aliases).toEqual([...many].sort())
  expect(new Set(plans.map(hashOf)).size).toBe(1)
  const primary = plans[0]?.writes[0].region
  const asked = demo.calls.filter(each => each.operation === 'ListAliases' && each.region === primary)
  expect(asked).toHaveLength(2 * 3)
})

test.each(['access-denied', 'throttle', 'empty-200', 'token-loop'] as const)(
  'where the aliases meet %s, the plan says so, and is made without them',
  async kind => {
    await stage(mendable.twoKeys)
    demo.inject({ operation: 'ListAliases', kind })
    const plan = await planOf(demo, 'two-keys', check)
    expect(plan).not.toHaveProperty('aliases')
    expect(plan.notes.filter(({ template }) => template.includes('kms:ListAliases'))).toHaveLength(1)
    expect(plan.confirm).toBe(plan.writes[0].resource.slice(-8))
  },
)

test('a key without an alias has none, and that is no trouble', async () => {
  await stage(called([], []))
  const plan = await planOf(demo, 'two-keys', check)
  expect(plan).not.toHaveProperty('aliases')
  expect(plan.notes.filter(({ template }) => template.includes('kms:ListAliases'))).toEqual([])
})

test('what is no key has no alias, and nobody asks for one', async () => {
  await stage(mendable.roleless)
  expect(await planOf(demo, 'roleless', 'service-linked-roles')).not.toHaveProperty('aliases')
  expect(demo.calls.filter(({ operation }) => operation === 'ListAliases')).toEqual([])
})

test('they are read anew for the way back', async () => {
  await stage(mendable.twoKeys)
  const { plan, change } = await fixed(store, demo, 'two-keys', check)
  expect(plan.aliases).toEqual(['alias/identity-center'])
  demo.inject({ operation: 'ListAliases', kind: 'access-denied' })
  const undo = await planUndo(store, change, demoTarget(demo, 'two-keys'), { limits })
  expect(undo.kind === 'plan' && undo.plan).not.toHaveProperty('aliases')
})
