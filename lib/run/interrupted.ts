import { checklist } from '@/lib/checks'
import type { Finding, Report } from '@/lib/report/model'
import type { Store } from '@/lib/store/database'
import { endRun, findingsOf, runById } from '@/lib/store/runs'
import type { RunTarget } from '@/lib/target'
import { attestedIn } from './attested'
import { changesSince } from './changes'
import { judge } from './judge'
import { keptFacts } from './kept-facts'
import { keptReport } from './kept-report'
import { summarize } from './summary'

/**
 * Ends a run whose server has ended: what was read and judged stays, what was not read is unknown. Nothing is asked of
 * AWS. false: it has ended in the meantime.
 */
export async function interrupt(store: Store, id: string): Promise<boolean> {
  const run = await runById(store.db, id)
  if (run?.state !== 'running') return false
  const target: RunTarget = JSON.parse(run.target)
  const facts = await keptFacts(store.db, id)
  const attested = attestedIn(store)(target, facts)
  const kept = (await findingsOf(store.db, id)).map((row): Finding => JSON.parse(row.finding))
  const findings = await Promise.all(
    checklist.map(
      async check => kept.find(each => each.id === check.id) ?? judge(check, facts, target.hints, attested),
    ),
  )
  const { endpoint, hints } = target
  const report: Report = await summarize(facts, findings, { startedAt: run.started_at, endpoint, hints })
  const end = { state: 'interrupted', finishedAt: report.generatedAt, ...keptReport(report) } as const
  return endRun(store.db, id, end, changesSince(report))
}
