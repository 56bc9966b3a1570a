import { visible } from '@/lib/message'
import type { ComparisonRow, Evidence } from '@/lib/report/model'
import { difference } from './difference'

type Comparison = Extract<Evidence, { kind: 'comparison' }>

/** A statement held against a call: the rows that part come first, those that agree fold away. */
export function ComparisonTable({ title, rows }: Comparison) {
  const parting = rows.filter(row => row.matched !== true)
  const agreeing = rows.filter(row => row.matched === true)
  return (
    <div className="rounded-lg border border-line bg-sunken px-3.5 py-3">
      <p className="text-xs text-soft">{visible(title.text)}</p>
      {parting.map(row => (
        <Parting key={row.key} row={row} />
      ))}
      {agreeing.length > 0 && (
        <details className="group mt-1">
          <summary className="flex min-h-10 sm:min-h-8 items-center gap-1.5 text-xs text-soft hover:text-ink">
            <span className="inline-block transition-transform group-open:rotate-90" aria-hidden="true">
              ›
            </span>
            {agreeing.length === 1 ? '1 row agrees' : `${agreeing.length} rows agree`}
          </summary>
          <dl className="grid gap-x-4 gap-y-1 pb-1 font-mono text-xs sm:grid-cols-[minmax(0,15rem)_minmax(0,1fr)]">
            {agreeing.map(row => (
              <div key={row.key} className="contents">
                <dt className="text-faint max-sm:mt-1">{visible(row.key)}</dt>
                <dd>{visible(row.asks.join(', '))}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </div>
  )
}

function Parting({ row }: { row: ComparisonRow }) {
  const asks = row.asks.map(visible)
  const sends = row.sends?.map(visible) ?? null
  const pair = asks.length === 1 && sends?.length === 1 ? ([asks[0] ?? '', sends[0] ?? ''] as const) : null
  return (
    <dl className="mt-2 grid gap-x-4 gap-y-0.5 font-mono text-xs leading-5 sm:grid-cols-[max-content_minmax(0,1fr)]">
      <dt className="text-faint sm:max-w-72">{visible(row.key)} asks for</dt>
      <dd>
        {pair ? (
          <Marked ours={pair[0]} theirs={pair[1]} tint="bg-verdict-fail/12 text-verdict-fail" />
        ) : (
          <Values values={asks} />
        )}
      </dd>
      <dt className="text-faint max-sm:mt-1">the call carries</dt>
      <dd>
        {pair ? (
          <Marked ours={pair[1]} theirs={pair[0]} tint="bg-verdict-pass/12 text-verdict-pass" />
        ) : sends === null ? (
          <span className="font-sans text-verdict-unknown">not known</span>
        ) : (
          <Values values={sends} />
        )}
      </dd>
    </dl>
  )
}

function Marked({ ours, theirs, tint }: { ours: string; theirs: string; tint: string }) {
  const { before, differs, after } = difference(ours, theirs)
  return (
    <bdi>
      {before}
      {differs !== '' && <mark className={`rounded px-1 py-0.5 font-semibold ${tint}`}>{differs}</mark>}
      {after}
    </bdi>
  )
}

function Values({ values }: { values: readonly string[] }) {
  if (values.length === 0) return <span className="font-sans text-soft">nothing</span>
  return values.map(value => (
    <bdi key={value} className="block">
      {value}
    </bdi>
  ))
}
