import { secondOf } from '@/lib/moment'

export type StepData = {
  readonly number: number
  readonly at: string
  readonly says: string
  readonly requestId: string | null
}

/** What happened, as it was journaled. */
export function StepList({ steps }: { steps: readonly StepData[] }) {
  return (
    <ol className="panel divide-y divide-hair">
      {steps.map(({ number, at, says, requestId }) => (
        <li key={number} className="grid gap-x-4 px-4.5 py-2.5 text-sm sm:grid-cols-[13rem_minmax(0,1fr)]">
          <time dateTime={at} className="text-soft">
            {secondOf(at)}
          </time>
          <span className="wrap-anywhere">
            {says}
            {requestId && (
              <code className="mt-0.5 block font-mono text-xs text-faint">request {requestId}</code>
            )}
          </span>
        </li>
      ))}
    </ol>
  )
}
