import type { CheckId, Report } from '@/lib/report/model'
import type { RunTarget } from '@/lib/target'
import type { Run } from './run'

/** A run that is over, as it was kept. */
export function endedRun(
  id: string,
  startedAt: string,
  of: RunTarget,
  report: Report,
  state: ReturnType<Run['state']>,
): Run {
  const find = (check: CheckId) => report.findings.find(finding => finding.id === check) ?? null
  return {
    id,
    startedAt,
    of,
    finding: find,
    judged: async check => {
      const finding = find(check)
      if (!finding) throw new Error(`Run ${id} has no finding for ${check}`)
      return finding
    },
    progress: () => ({ judged: report.findings.length, total: report.findings.length, asking: [] }),
    changed: async () => {},
    report: () => report,
    finished: async () => report,
    state: () => state,
    trouble: () => null,
  }
}
