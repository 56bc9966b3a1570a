import { changeOf, type Remember } from '@/components/patch/change-of'
import type { KeyChange } from '@/components/patch/key-change'
import type { CheckId, Report } from '@/lib/report/model'

/** The change to the key policy of a run, as files of this server. */
export function keyChangeOf(report: Report, runId: string, check: CheckId): KeyChange | null {
  const remember: Remember = (name, work) => once(`${runId} ${report.generatedAt} ${name}`, work)
  return changeOf(
    report,
    check,
    ({ key }, form, statements) => ({
      url: `/runs/${runId}/patch/${form}?region=${encodeURIComponent(key.region)}${statements === 'relaxed' ? '&statements=relaxed' : ''}`,
    }),
    remember,
  )
}

/** What is worked out once is shown to whoever looks again. */
const known = new Map<string, readonly string[]>()
const MOST_KNOWN = 100

function once(name: string, work: () => readonly string[]): readonly string[] {
  const found = known.get(name) ?? work()
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(name, found)
  return found
}
