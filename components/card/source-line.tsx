import { day } from '@/lib/moment'
import type { Source } from '@/lib/report/model'

const marks = {
  D: 'documented',
  R: 'reported by users, not documented',
  I: 'inferred, not documented',
} as const

export function SourceLine({ source }: { source: Source }) {
  return (
    <p className="text-xs text-soft">
      Rule:{' '}
      <a className="link" href={source.url} rel="noreferrer" target="_blank">
        {source.title}
        <span className="sr-only"> (opens in a new tab)</span>
      </a>
      , {marks[source.mark]}, verified <time dateTime={source.verified}>{day(source.verified)}</time>
    </p>
  )
}
