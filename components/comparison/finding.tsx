import { EvidencePart } from '@/components/card/evidence'
import { VerdictWord } from '@/components/verdict/word'
import { visible } from '@/lib/message'
import type { FindingChange } from '@/lib/report/compare'
import type { Evidence, Finding } from '@/lib/report/model'

type Changed = Exclude<FindingChange, { kind: 'same' }>

/** One check that came out otherwise: what it said, what it says, and what that rests on. */
export function FindingChangePart({ change, now }: { change: Changed; now: number }) {
  const { id, before, after, evidence } = change
  const title = (after ?? before)?.title.text ?? id
  return (
    <article id={`change-${id}`} aria-labelledby={`change-${id}-title`} className="scroll-mt-6 px-4.5 py-3.5">
      <h3 id={`change-${id}-title`} className="font-medium">
        {visible(title)}
      </h3>
      <p className="mt-1 flex flex-wrap items-center gap-2 text-sm">
        <Standing finding={before} />
        <span aria-hidden="true" className="text-faint">
          →
        </span>
        <span className="sr-only">became</span>
        <Standing finding={after} />
      </p>
      <dl className="mt-2 grid gap-1.5 text-sm">
        {before && before.statement.text !== after?.statement.text && (
          <Said term="Before" text={before.statement.text} />
        )}
        {after && <Said term="After" text={after.statement.text} />}
      </dl>
      <EvidenceList title="No longer there" evidence={evidence.removed} now={now} />
      <EvidenceList title="There now" evidence={evidence.added} now={now} />
    </article>
  )
}

function Standing({ finding }: { finding: Finding | null }) {
  return finding ? <VerdictWord verdict={finding.verdict} /> : <span className="text-soft">Not checked</span>
}

function Said({ term, text }: { term: string; text: string }) {
  return (
    <div className="grid gap-x-3 sm:grid-cols-[4rem_minmax(0,1fr)]">
      <dt className="text-soft">{term}</dt>
      <dd>{visible(text)}</dd>
    </div>
  )
}

type ListProps = { title: string; evidence: readonly Evidence[]; now: number }

function EvidenceList({ title, evidence, now }: ListProps) {
  if (evidence.length === 0) return null
  return (
    <details className="mt-2.5 rounded-lg border border-line">
      <summary className="flex min-h-11 items-center px-3.5 text-sm">
        {title} ({evidence.length})
      </summary>
      <div className="grid grid-cols-1 gap-3 px-3.5 pb-3.5">
        {evidence.map(each => (
          <EvidencePart
            key={each.kind === 'fact' ? each.says.text : `${each.kind} ${each.title.text}`}
            evidence={each}
            now={now}
            wanted={null}
          />
        ))}
      </div>
    </details>
  )
}
