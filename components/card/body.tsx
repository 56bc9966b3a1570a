import type { ReactNode } from 'react'
import { type KeyChange, KeyChangePart } from '@/components/patch/key-change'
import { visible } from '@/lib/message'
import type { Evidence, Finding } from '@/lib/report/model'
import { EvidencePart } from './evidence'
import { RemedyPart } from './remedy'
import { SourceLine } from './source-line'

type Props = { finding: Finding; now: number; change: KeyChange | null; again: ReactNode }

/** What decided first, then what to do, then what was read and why it matters. */
export function CardBody({ finding, now, change, again }: Props) {
  const { id, evidence, remedy, why, source } = finding
  const deciding = evidence.filter(each => each.kind !== 'fact')
  const read = evidence.filter(each => each.kind === 'fact')
  const present = statementIn(evidence)
  const wanted = remedy?.copies.find(copy => copy.language === 'json')?.text ?? null
  return (
    <div className="grid grid-cols-1 gap-4 px-3.5 pb-4.5 sm:pr-5 sm:pl-13.5">
      {deciding.map(each => (
        <EvidencePart key={keyOf(each)} evidence={each} now={now} wanted={wanted} />
      ))}
      {remedy && <RemedyPart remedy={remedy} id={id} present={present} />}
      {change && <KeyChangePart change={change} id={id} />}
      {read.length > 0 && (
        <section aria-label="What AWS said" className="grid grid-cols-1 gap-2.5">
          <h4 className="text-xs font-semibold text-soft">What AWS said</h4>
          {read.map(each => (
            <EvidencePart key={keyOf(each)} evidence={each} now={now} wanted={null} />
          ))}
        </section>
      )}
      <section aria-label="Why it matters">
        <h4 className="text-xs font-semibold text-soft">Why it matters</h4>
        <p className="mt-1 mb-1.5 text-sm">{visible(why.text)}</p>
        <SourceLine source={source} />
      </section>
      {again}
    </div>
  )
}

/** The one JSON text among the evidence, which the remedy's may be held against. */
function statementIn(evidence: readonly Evidence[]): string | null {
  const code = evidence.filter(each => each.kind === 'code' && each.language === 'json')
  return code.length === 1 && code[0]?.kind === 'code' ? code[0].text : null
}

function keyOf(evidence: Evidence): string {
  return evidence.kind === 'fact' ? evidence.says.text : `${evidence.kind} ${evidence.title.text}`
}
