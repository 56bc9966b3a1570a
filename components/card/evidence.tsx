import { changedLines } from '@/components/code/lines'
import { visible } from '@/lib/message'
import type { Evidence } from '@/lib/report/model'
import { CodeEvidence } from './code-evidence'
import { ComparisonTable } from './comparison'
import { ItemList } from './item-list'
import { Provenances } from './provenance'

/** `wanted` is the statement to put in the place of one that is shown as evidence; then that one folds away. */
type Props = { evidence: Evidence; now: number; wanted: string | null }

export function EvidencePart({ evidence, now, wanted }: Props) {
  switch (evidence.kind) {
    case 'fact':
      return (
        <div>
          <p className="text-sm">{visible(evidence.says.text)}</p>
          <Provenances from={evidence.from} now={now} />
        </div>
      )
    case 'list':
      return <ItemList {...evidence} />
    case 'comparison':
      return <ComparisonTable {...evidence} />
    case 'code':
      return (
        <CodeEvidence
          {...evidence}
          open={wanted === null}
          changed={changedLines(evidence.text, evidence.language === 'json' ? wanted : null)}
        />
      )
  }
}
