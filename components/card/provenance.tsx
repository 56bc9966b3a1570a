import { Ago } from '@/components/time/ago'
import { visible } from '@/lib/message'
import { duration } from '@/lib/moment'
import type { Evidence } from '@/lib/report/model'

type Provenance = Extract<Evidence, { kind: 'fact' }>['from'][number]

/** Which calls a fact rests on. Many calls of one read, such as one a Region, fold into a line. */
export function Provenances({ from, now }: { from: readonly Provenance[]; now: number }) {
  if (from.length === 0) return null
  if (from.length <= 2) return <Answers from={from} now={now} />
  const operations = [...new Set(from.map(({ service, operation }) => `${service}:${operation}`))]
  return (
    <details className="group">
      <summary className="flex min-h-10 sm:min-h-7 items-center gap-1.5 text-xs text-faint hover:text-ink">
        <span className="inline-block transition-transform group-open:rotate-90" aria-hidden="true">
          ›
        </span>
        {from.length} answers of AWS: {visible(operations.join(', '))}
      </summary>
      <Answers from={from} now={now} />
    </details>
  )
}

function Answers({ from, now }: { from: readonly Provenance[]; now: number }) {
  return (
    <ul className="grid gap-0.5 text-xs text-faint">
      {from.map(({ service, operation, region, requestId, at, ms }) => (
        <li key={`${service}${operation}${region}${requestId}${at}`}>
          <span className="font-mono">
            {visible(service)}:{visible(operation)}
          </span>
          , {visible(region)}
          {requestId !== null && (
            <>
              , request <span className="font-mono">{visible(requestId)}</span>
            </>
          )}
          ,{' '}
          <span className="whitespace-nowrap">
            <Ago at={at} now={now} /> in {duration(ms)}
          </span>
        </li>
      ))}
    </ul>
  )
}
