import type { Report } from '@/lib/report/model'
import { type Step as Deed, stepsOf } from '@/lib/report/steps'
import { Step } from './step'

/** The way from here to ready, each step leading to its card. */
export function ToDo({ report }: { report: Report }) {
  const { deciding, warnings } = stepsOf(report)
  return (
    <>
      <h2 className="text-sm font-semibold">What would make it ready</h2>
      {deciding.length > 0 ? (
        <Steps steps={deciding} />
      ) : (
        <p className="mt-1.5 text-sm text-soft">
          Nothing: every prerequisite that can be read is met. Subscribe people in the Kiro console.
        </p>
      )}
      {warnings.length > 0 && (
        <>
          <h2 className="mt-5 text-sm font-semibold">Worth a look</h2>
          <Steps steps={warnings} />
        </>
      )}
    </>
  )
}

function Steps({ steps }: { steps: readonly Deed[] }) {
  return (
    <ol className="mt-1.5 divide-y divide-hair">
      {steps.map(({ title, findings }, index) => (
        <Step key={title} number={index + 1} title={title} findings={findings} />
      ))}
    </ol>
  )
}
