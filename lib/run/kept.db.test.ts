import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { demoTarget } from '@/cli/demo-target'
import { type Demo, startDemo } from '@/lib/demo'
import { closeStore, store } from '@/lib/store'
import { databases, emptyPlace } from '@/lib/store/fixture'
import { begin, demosAreAt, findRun, recheck } from '.'
import type { Run } from './run'

let demo: Demo
beforeAll(async () => {
  demo = await startDemo({ organizations: ['cmk-missing'] })
  demosAreAt(async name => {
    const { source } = demoTarget(demo, name)
    return source.kind === 'demo' ? source : null
  })
})
afterAll(() => demo.close())

/** For a busy machine: nothing waits so long where all is well. */
const wide = { timeout: 30_000 }

/** Its report is kept: nothing of it is left in memory. */
async function keptRun(): Promise<string> {
  const begun = await begin(demoTarget(demo, 'cmk-missing'))
  if (!begun.ok) throw new Error(begun.problem.message.text)
  const { id } = begun.run
  await vi.waitUntil(async () => (await row(id)).state === 'finished', wide)
  await vi.waitUntil(async () => (await findRun(id)) !== begun.run, wide)
  return id
}

const row = async (id: string) =>
  (await store()).db
    .selectFrom('run')
    .select(['state', 'report'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

async function kept(id: string, change: (report: Record<string, unknown>) => object): Promise<void> {
  const report = JSON.stringify(change(JSON.parse((await row(id)).report ?? '')))
  await (await store()).db.updateTable('run').set({ report }).where('id', '=', id).execute()
}

async function found(id: string): Promise<Run> {
  const run = await findRun(id)
  if (!run || 'unreadable' in run) throw new Error('It is not found, or not readable')
  return run
}

describe.each(databases)('%s', kind => {
  beforeEach(async () => {
    await closeStore()
    const { dataDir, databaseUrl } = await emptyPlace(kind)
    vi.stubEnv('DATA_DIR', dataDir)
    vi.stubEnv('DATABASE_URL', databaseUrl)
    return closeStore
  })

  test('cards that are checked again at once all keep what was found anew', async () => {
    const id = await keptRun()
    const before = await found(id)
    const checks = ['service-linked-roles', 'encryption-key', 'users-to-subscribe'] as const
    const outcomes = await Promise.all(checks.map(check => recheck(id, check)))
    expect(outcomes).toEqual(checks.map(() => ({ ok: true })))
    const after = await found(id)
    for (const check of checks) {
      const [then, now] = [before.finding(check)?.judgedAt, after.finding(check)?.judgedAt]
      expect(now && then && now > then, check).toBe(true)
    }
    expect(after.report()?.findings.map(({ id }) => id)).toEqual(
      before.report()?.findings.map(({ id }) => id),
    )
  })

  test('a report of earlier days, without key policies or tags, is shown', async () => {
    const id = await keptRun()
    const [read] = (await found(id)).report()?.keyPolicies ?? []
    const { tags: _, ...key } = read?.key ?? {}
    await kept(id, report => ({ ...report, keyPolicies: [{ ...read, key }] }))
    expect((await found(id)).report()?.keyPolicies[0]?.key).toEqual({ ...key, tags: null })
    await kept(id, ({ keyPolicies, ...report }) => report)
    expect((await found(id)).report()?.keyPolicies).toEqual([])
  })

  test.each([
    ['a report of another version', { version: 2 }],
    ['a report without findings', { findings: null }],
  ])('%s is called unreadable, and what to do is said', async (_, change) => {
    const id = await keptRun()
    await kept(id, report => ({ ...report, ...change }))
    expect(await findRun(id)).toMatchObject({
      of: { name: 'cmk-missing' },
      unreadable: { code: 'not-readable' },
    })
    expect(await recheck(id, 'encryption-key')).toMatchObject({
      ok: false,
      problem: { code: 'not-readable' },
    })
  })
})
