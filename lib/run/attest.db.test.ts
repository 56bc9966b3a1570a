import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defaultLimits } from '@/lib/aws/limits'
import { type Demo, startDemo } from '@/lib/demo'
import type { Report } from '@/lib/report/model'
import { attestationsOf } from '@/lib/store/attestations'
import { openStore, type Store } from '@/lib/store/database'
import { databases, emptyPlace } from '@/lib/store/fixture'
import { runById } from '@/lib/store/runs'
import { attest, attestable, endLapsed, revoke } from './attest'
import { attestedIn } from './attested'
import { begin } from './begin'
import { keep, nobody } from './keeping'

let demo: Demo
beforeAll(async () => {
  demo = await startDemo({ organizations: ['external-idp'] })
})
afterAll(() => demo.close())

const check = 'idp-admin-permission'
const confirmed = { check, by: 'Ana', note: 'Ticket 7', days: 90 } as const

async function kept(store: Store): Promise<string> {
  const source = {
    kind: 'demo',
    name: 'external-idp',
    endpoint: demo.endpoint,
    region: demo.region('external-idp'),
    keys: demo.credentials('external-idp'),
  } as const
  const begun = await begin({ source, hints: demo.hints('external-idp') }, defaultLimits, attestedIn(store))
  if (!begun.ok) throw new Error(begun.problem.message.text)
  await (await keep(store, begun.run, nobody)).ended
  return begun.run.id
}

async function verdictIn(store: Store, run: string): Promise<string | undefined> {
  const report: Report = JSON.parse((await runById(store.db, run))?.report ?? '{}')
  return report.findings.find(({ id }) => id === check)?.verdict
}

const accountOf = async (store: Store) =>
  store.db.selectFrom('account').select(['id', 'latest_answer']).executeTakeFirstOrThrow()

test('the identity provider’s administrator is what a person can confirm', () => {
  expect(attestable).toEqual([check])
})

describe.each(databases)('%s', kind => {
  test('what is confirmed passes at once and in the next run, and is open again once it is revoked', async () => {
    const store = await openStore(await emptyPlace(kind))
    const first = await kept(store)
    const { id, latest_answer } = await accountOf(store)
    expect([await verdictIn(store, first), latest_answer]).toEqual(['todo', 'undecided'])

    await attest(store, id, confirmed)
    expect([await verdictIn(store, first), (await accountOf(store)).latest_answer]).toEqual(['pass', 'ready'])
    const second = await kept(store)
    expect(await verdictIn(store, second)).toBe('pass')

    const [given] = await attestationsOf(store.db, id)
    expect(await revoke(store, id, given?.id ?? '', 'Ben')).toBe(true)
    expect([await verdictIn(store, second), (await accountOf(store)).latest_answer]).toEqual([
      'todo',
      'undecided',
    ])
    // What an older run said then is history.
    expect(await verdictIn(store, first)).toBe('pass')
    await store.close()
  })

  test('what was confirmed for a time that is over is open again, and settled once', async () => {
    const store = await openStore(await emptyPlace(kind))
    const run = await kept(store)
    const { id } = await accountOf(store)
    await attest(store, id, confirmed)
    await endLapsed(store)
    expect(await verdictIn(store, run)).toBe('pass')
    await store.db.updateTable('attestation').set({ expires_at: '2026-01-01T00:00:00.000Z' }).execute()
    await endLapsed(store)
    expect(await verdictIn(store, run)).toBe('todo')
    expect(await attestationsOf(store.db, id)).toMatchObject([{ settled: 1 }])
    await store.close()
  })
})
