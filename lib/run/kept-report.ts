import { count } from '@/lib/report/count'
import type { Report } from '@/lib/report/model'
import type { RunEnd } from '@/lib/store/runs'

/** A report as the store keeps it, with what lists show of it beside it. */
export function keptReport(report: Report): Pick<RunEnd, 'answer' | 'report' | 'verdicts'> {
  const { answer, findings } = report
  return { answer, report: JSON.stringify(report), verdicts: JSON.stringify(count(findings)) }
}
