import { changeOf, textsOf } from '@/components/patch/change-of'
import type { KeyChange } from '@/components/patch/key-change'
import type { CheckId, Report } from '@/lib/report/model'

/** The change to the key policy, by the checks that want it: worked out from the report alone, where it is read. */
export function changesIn(report: Report): ReadonlyMap<CheckId, KeyChange> {
  const wanted = report.findings.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'skip')
  return new Map(
    wanted.flatMap(({ id }) => {
      const change = changeOf(report, id, textsOf(report))
      return change ? [[id, change] as const] : []
    }),
  )
}
