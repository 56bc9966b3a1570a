import { checklist } from '@/lib/checks'
import type { FactName, FactValues, Failed, Settled } from '@/lib/facts/model'
import { msg } from '@/lib/message'
import type { Finding, Report } from '@/lib/report/model'
import type { Store } from '@/lib/store/database'
import { endRun, factsOf, findingsOf, runById } from '@/lib/store/runs'
import type { RunTarget } from '@/lib/target'
import { changesSince } from './changes'
import { judge } from './judge'
import { keptReport } from './kept-report'
import type { Facts } from './reading'
import { summarize } from './summary'

/**
 * Ends a run whose server has ended: what was read and judged stays, what was not read is unknown. Nothing is asked of
 * AWS. false: it has ended in the meantime.
 */
export async function interrupt(store: Store, id: string): Promise<boolean> {
  const run = await runById(store.db, id)
  if (run?.state !== 'running') return false
  const target: RunTarget = JSON.parse(run.target)
  const facts = asKept(new Map((await factsOf(store.db, id)).map(row => [row.name, row.settled])))
  const kept = (await findingsOf(store.db, id)).map((row): Finding => JSON.parse(row.finding))
  const findings = await Promise.all(
    checklist.map(
      async check => kept.find(each => each.id === check.id) ?? judge(check, facts, target.hints),
    ),
  )
  const { endpoint, hints } = target
  const report: Report = await summarize(facts, findings, { startedAt: run.started_at, endpoint, hints })
  const end = { state: 'interrupted', finishedAt: report.generatedAt, ...keptReport(report) } as const
  return endRun(store.db, id, end, changesSince(report))
}

function asKept(settled: ReadonlyMap<string, string>): Facts {
  return {
    async of<N extends FactName>(name: N): Promise<Settled<FactValues[N]>> {
      const text = settled.get(name)
      return text === undefined ? lost(name) : JSON.parse(text)
    },
  }
}

function lost(name: FactName): Failed {
  return {
    state: 'failed',
    kind: 'interrupted',
    retryable: true,
    message: msg('The server that asked for {fact} ended before the answer was kept', { fact: name }),
    aws: '',
    from: [],
  }
}
