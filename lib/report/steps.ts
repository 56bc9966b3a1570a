import type { Finding, Report } from './model'
import { byWeight } from './verdicts'

/** One deed, and the checks that it settles. */
export type Step = { readonly title: string; readonly findings: readonly [Finding, ...Finding[]] }

/** The way from here to ready, what stops everything first; and what is worth a look besides. */
export function stepsOf({ findings }: Pick<Report, 'findings'>): {
  readonly deciding: readonly Step[]
  readonly warnings: readonly Step[]
} {
  const heaviest = byWeight.flatMap(verdict => findings.filter(finding => finding.verdict === verdict))
  return {
    deciding: alike(heaviest.filter(({ verdict }) => ['fail', 'unknown', 'todo'].includes(verdict))),
    warnings: alike(heaviest.filter(({ verdict }) => verdict === 'warn')),
  }
}

/** One deed can settle several checks: it is told once. */
function alike(findings: readonly Finding[]): readonly Step[] {
  const steps = new Map<string, [Finding, ...Finding[]]>()
  for (const finding of findings) {
    const title = (finding.remedy?.title ?? finding.title).text
    const step = steps.get(title)
    if (step) step.push(finding)
    else steps.set(title, [finding])
  }
  return [...steps].map(([title, of]) => ({ title, findings: of }))
}
