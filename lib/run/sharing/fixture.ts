import { reportOf } from '@/lib/report/fixture'
import type { Report } from '@/lib/report/model'
import type { Store } from '@/lib/store/database'
import { endRun, insertRun } from '@/lib/store/runs'
import type { RunTarget } from '@/lib/target'
import { keptReport } from '../kept-report'
import { createShare, type NewLink } from './create'

export const now = new Date('2026-11-26T12:00:00.000Z')
export const later = (ms: number) => new Date(now.getTime() + ms)
export const made = { by: 'https://readiness.example', at: now }
export const from = { address: '192.0.2.7', userAgent: 'a browser' }
export const DAY = 86_400_000

const target: RunTarget = {
  source: 'demo',
  name: 'x',
  roleArn: null,
  externalId: null,
  hints: {},
  endpoint: null,
}

/** A run of one account that has ended; `number` puts the later ones behind the earlier. For tests. */
export async function endedRun(store: Store, number = 1, report: Report = reportOf()): Promise<string> {
  const id = `0000000${number}-0123456789abcdef`
  await store.db
    .insertInto('account')
    .values({
      id: 'a1',
      identity: 'demo:x',
      aws_account_id: report.account.id,
      partition: 'aws',
      name: 'x',
      label: '',
      target: JSON.stringify(target),
      source: 'demo',
      created_at: now.toISOString(),
    })
    .onConflict(conflict => conflict.column('id').doNothing())
    .execute()
  const begun = { id, account_id: 'a1', server_id: 's', started_by: null }
  await insertRun(store.db, { ...begun, started_at: later(number).toISOString() }, target)
  const end = { state: 'finished', finishedAt: later(number).toISOString(), ...keptReport(report) } as const
  await endRun(store.db, id, end, () => null)
  return id
}

export async function linkTo(store: Store, runId: string, given: Partial<NewLink> = {}, as = made) {
  const usual: NewLink = {
    runId,
    shows: 'this-run',
    profile: { kind: 'people' },
    days: 7,
    passphrase: null,
    mostViews: null,
    recipients: ['Support'],
    by: 'Asta',
  }
  const link = await createShare(store, { ...usual, ...given }, as)
  if (!link) throw new Error('there is no run to share')
  return link
}
