import type { Comparison, FindingChange } from '@/lib/report/compare'
import { FindingChangePart } from './finding'
import { PolicyChangePart } from './policy'

const titles = {
  new: 'New: needs somebody now',
  resolved: 'Resolved: needs nobody any more',
  changed: 'Changed',
} as const

export function ComparisonView({ comparison, now }: { comparison: Comparison; now: number }) {
  const { findings, policies } = comparison
  const same = findings.filter(({ kind }) => kind === 'same')
  return (
    <div className="grid grid-cols-1 gap-7">
      {(['new', 'resolved', 'changed'] as const).map(kind => (
        <Group key={kind} kind={kind} findings={findings} now={now} />
      ))}
      {same.length === findings.length && <p className="text-sm">No check came out otherwise.</p>}
      {policies.length > 0 && (
        <section aria-labelledby="policies">
          <h2 id="policies" className="mb-2 text-sm font-semibold">
            Key policies, by what they mean
          </h2>
          <div className="panel divide-y divide-hair">
            {policies.map(change => (
              <PolicyChangePart key={change.region} change={change} />
            ))}
          </div>
        </section>
      )}
      {same.length > 0 && (
        <details className="panel group">
          <summary className="flex min-h-12 items-center gap-2 px-4.5 text-sm font-semibold">
            <span
              className="inline-block text-faint transition-transform group-open:rotate-90"
              aria-hidden="true"
            >
              ›
            </span>
            The same ({same.length})
          </summary>
          <ul className="grid gap-1 px-4.5 pb-4 text-sm text-soft">
            {same.map(({ id, after }) => (
              <li key={id}>{after?.title.text}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

type GroupProps = { kind: keyof typeof titles; findings: readonly FindingChange[]; now: number }

function Group({ kind, findings, now }: GroupProps) {
  const of = findings.filter(each => each.kind === kind)
  if (of.length === 0) return null
  return (
    <section aria-labelledby={`changes-${kind}`} data-change={kind}>
      <h2 id={`changes-${kind}`} className="mb-2 text-sm font-semibold">
        {titles[kind]} ({of.length})
      </h2>
      <div className="panel divide-y divide-hair">
        {of.map(
          change => change.kind !== 'same' && <FindingChangePart key={change.id} change={change} now={now} />,
        )}
      </div>
    </section>
  )
}
