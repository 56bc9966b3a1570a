import { day } from '@/lib/moment'
import type { Source } from '@/lib/report/model'
import { sourceWords } from '@/lib/report/source'

export function SourceLine({ source }: { source: Source }) {
  return (
    <p className="text-xs text-soft">
      Rule:{' '}
      <a className="link" href={source.url} rel="noreferrer" target="_blank">
        {source.title}
        <span className="sr-only"> (opens in a new tab)</span>
      </a>
      , {sourceWords[source.mark]}, verified <time dateTime={source.verified}>{day(source.verified)}</time>
    </p>
  )
}
