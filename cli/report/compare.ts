import { compare as compareReports, markdownOf } from '@/lib/report/compare'
import { isSamePolicy } from '@/lib/report/compare/policies'
import type { Report } from '@/lib/report/model'
import type { Printed } from '../policy/printed'

export function compare(before: Report, after: Report): Printed {
  const comparison = compareReports(before, after)
  const same =
    comparison.sameAccount !== false &&
    comparison.findings.every(({ kind }) => kind === 'same') &&
    comparison.policies.every(change => change.kind === 'compared' && isSamePolicy(change.diff))
  return { text: markdownOf(comparison), notes: [], json: { comparison }, code: same ? 0 : 1 }
}
