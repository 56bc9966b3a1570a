import type { Offer } from '@/components/patch/patch-files'
import { forms } from '@/lib/policy'
import { keyPatch } from '@/lib/report/key-patch'
import type { Report } from '@/lib/report/model'

/** For each key that does not let Kiro in, and where nothing has to be decided first: the change, as files of this server. */
export function offersOf(report: Report, runId: string): readonly Offer[] {
  const at = new Date(report.generatedAt)
  return report.keyPolicies.flatMap(read => {
    const made = keyPatch(read, { statements: 'exact', at })
    if (made.kind !== 'text') return []
    const { region } = read.key
    return {
      region,
      files: forms.map(({ form, title }) => ({
        title: title.text,
        fileName: made.fileName(form),
        path: `/runs/${runId}/patch/${form}?region=${encodeURIComponent(region)}`,
      })),
    }
  })
}
