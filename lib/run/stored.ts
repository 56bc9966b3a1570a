import type { Report } from '@/lib/report/model'
import type { RunRecord } from '@/lib/store/runs'
import type { Run } from './run'

/** A run that is over, as it was kept. */
export function storedRun({ id, startedAt, of, report }: RunRecord<Report>): Run {
  const find = (check: string) => report.findings.find(finding => finding.id === check) ?? null
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
  }
}
