import { byWeight } from '@/components/verdict/words'
import type { Finding, Report } from '@/lib/report/model'
import { Step } from './step'

/** The way from here to ready, each step leading to its card. */
export function ToDo({ report }: { report: Report }) {
  const heaviest = byWeight.flatMap(verdict => report.findings.filter(finding => finding.verdict === verdict))
  const deciding = heaviest.filter(({ verdict }) => ['fail', 'unknown', 'todo'].includes(verdict))
  const warnings = heaviest.filter(({ verdict }) => verdict === 'warn')
  return (
    <>
      <h2 className="text-sm font-semibold">What would make it ready</h2>
      {deciding.length > 0 ? (
        <Steps findings={deciding} />
      ) : (
        <p className="mt-1.5 text-sm text-soft">
          Nothing: every prerequisite that can be read is met. Subscribe people in the Kiro console.
        </p>
      )}
      {warnings.length > 0 && (
        <>
          <h2 className="mt-5 text-sm font-semibold">Worth a look</h2>
          <Steps findings={warnings} />
        </>
      )}
    </>
  )
}

function Steps({ findings }: { findings: readonly Finding[] }) {
  return (
    <ol className="mt-1.5 divide-y divide-hair">
      {[...alike(findings)].map(([title, of], index) => (
        <Step key={title} number={index + 1} title={title} findings={of} />
      ))}
    </ol>
  )
}

/** One deed can settle several checks: it is told once. */
function alike(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const steps = new Map<string, Finding[]>()
  for (const finding of findings) {
    const title = (finding.remedy?.title ?? finding.title).text
    const step = steps.get(title)
    if (step) step.push(finding)
    else steps.set(title, [finding])
  }
  return steps
}
