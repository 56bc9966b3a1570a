import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Demo, startDemo } from '@/lib/demo'
import { reportShape } from '@/lib/report/schema'
import { openStore } from '@/lib/store/database'
import { databases, emptyPlace } from '@/lib/store/fixture'
import { findingsOf, runById } from '@/lib/store/runs'
import type { Target } from '@/lib/target'
import { begin } from './begin'
import { RunElsewhere } from './elsewhere'
import { interrupt } from './interrupted'
import { keep, nobody } from './keeping'
import type { LiveRun } from './live'
import { endedRun } from './stored'

let demo: Demo
beforeAll(async () => {
  demo = await startDemo({ organizations: ['cmk-missing'] })
})
afterAll(() => demo.close())

const target = (): Target => ({
  source: {
    kind: 'demo',
    name: 'cmk-missing',
    endpoint: demo.endpoint,
    region: demo.region('cmk-missing'),
    keys: demo.credentials('cmk-missing'),
  },
  hints: demo.hints('cmk-missing'),
})

async function started(): Promise<LiveRun> {
  const begun = await begin(target())
  if (!begun.ok) throw new Error(begun.problem.message.text)
  return begun.run
}

/** Everything but the people is told; they are when it is called. */
function holdPeople(): () => void {
  let tell = () => {}
  const until = new Promise<void>(resolve => {
    tell = resolve
  })
  const remove = demo.inject({ service: 'identitystore', operation: 'ListUsers', kind: 'latency', until })
  return () => {
    remove()
    tell()
  }
}

describe.each(databases)('%s', kind => {
  test('another server shows a run while it goes on, and its report as it was', async () => {
    const place = await emptyPlace(kind)
    const [one, other] = [await openStore(place), await openStore(place)]
    const release = holdPeople()
    const run = await started()
    const { ended } = await keep(one, run, nobody)
    const row = await runById(other.db, run.id)
    if (!row) throw new Error('The other server finds no such run')
    const followed = new RunElsewhere(other, row)
    expect(await followed.judged('aws-credentials')).toEqual(await run.judged('aws-credentials'))
    expect(followed.finding('users-to-subscribe')).toBeNull()
    expect(followed.state()).toBe('running')
    release()
    expect(await followed.finished()).toEqual(JSON.parse(JSON.stringify(await run.finished())))
    expect(followed.state()).toBe('finished')
    await ended
    await Promise.all([one.close(), other.close()])
  })

  test('who began a run stands in the log from the moment that the run can be found', async () => {
    const store = await openStore(await emptyPlace(kind))
    const actor = { kind: 'person', id: 'p1', name: 'Ada' } as const
    const { ended } = await keep(store, await started(), {
      personId: null,
      event: { actor, from: '192.0.2.7' },
    })
    const events = await store.db.selectFrom('audit_event').selectAll().execute()
    const runs = await store.db.selectFrom('run').select(['id', 'account_id']).execute()
    expect(events).toMatchObject([
      {
        action: 'run.begun',
        actor: JSON.stringify(actor),
        from_address: '192.0.2.7',
        account_id: runs[0]?.account_id,
        details: JSON.stringify({ run: runs[0]?.id, source: 'demo' }),
      },
    ])
    await ended
    await store.close()
  })

  test('a run whose server ended keeps what was read, and passes nothing that was not', async () => {
    const place = await emptyPlace(kind)
    const store = await openStore(place)
    const release = holdPeople()
    const run = await started()
    const { ended } = await keep(store, run, nobody)
    for (const id of ['aws-credentials', 'key-policy-identity-center', 'encryption-key'] as const)
      await run.judged(id)
    const other = await openStore(place)
    const row = await runById(other.db, run.id)
    if (!row) throw new Error('The other server finds no such run')
    const followed = new RunElsewhere(other, row)
    for (const id of ['key-policy-identity-center', 'encryption-key'] as const) await followed.judged(id)

    expect(await interrupt(other, run.id)).toBe(true)
    const report = reportShape.parse(await followed.finished())
    const verdicts = Object.fromEntries(report.findings.map(({ id, verdict }) => [id, verdict]))
    expect(verdicts).toMatchObject({
      'aws-credentials': 'pass',
      'users-to-subscribe': 'unknown',
      'key-policy-identity-center': 'fail',
    })
    expect(followed.state()).toBe('interrupted')
    expect(report.answer).toBe('not-ready')

    release()
    await ended
    const kept = await runById(store.db, run.id)
    expect(kept?.state).toBe('interrupted')
    await Promise.all([store.close(), other.close()])
  })

  test('what could not be written at first is there in the end, and the run says so meanwhile', async () => {
    const place = await emptyPlace(kind)
    const store = await openStore(place)
    const release = holdPeople()
    const run = await started()
    const { ended } = await keep(store, run, nobody)
    await store.db.schema.alterTable('run_finding').renameTo('away').execute()
    while (!run.trouble()) await new Promise(resolve => setImmediate(resolve))
    await store.db.schema.alterTable('away').renameTo('run_finding').execute()
    release()
    const report = await run.finished()
    await ended
    expect(await findingsOf(store.db, run.id)).toHaveLength(report.findings.length)
    const row = await runById(store.db, run.id)
    expect(
      endedRun(run.id, run.startedAt, run.of, JSON.parse(row?.report ?? ''), 'finished').report(),
    ).toEqual(JSON.parse(JSON.stringify(report)))
    await store.close()
  })
})
