import { CodeBlock } from '@/components/code/block'
import { CopyButton } from '@/components/code/copy-button'
import { changedLines } from '@/components/code/lines'
import { visible } from '@/lib/message'
import type { Evidence } from '@/lib/report/model'
import { ComparisonTable } from './comparison'
import { ItemList } from './item-list'
import { Provenances } from './provenance'

/** `wanted` is the statement to put in the place of one that is shown as evidence. */
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
    case 'code': {
      const title = visible(evidence.title.text)
      return (
        <div>
          <div className="mb-1.5 flex items-center justify-between gap-3">
            <p className="text-xs text-soft">{title}</p>
            <CopyButton text={evidence.text} what={title} />
          </div>
          <CodeBlock
            text={evidence.text}
            language={evidence.language}
            changed={changedLines(evidence.text, wanted)}
            as="present"
          />
        </div>
      )
    }
  }
}
