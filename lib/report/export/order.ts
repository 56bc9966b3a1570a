import { type Group, groups } from '../groups'
import type { Finding, Report } from '../model'

export type Section = { readonly group: Group; readonly findings: readonly Finding[] }

/** As the page shows them: under headings, in the order of the checklist. */
export function sectionsOf({ findings }: Report): readonly Section[] {
  return groups
    .map(group => ({
      group,
      findings: group.checks.flatMap(id => findings.find(finding => finding.id === id) ?? []),
    }))
    .filter(section => section.findings.length > 0)
}
