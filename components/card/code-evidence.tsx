import { CodeBlock } from '@/components/code/block'
import { CopyButton } from '@/components/code/copy-button'
import { visible } from '@/lib/message'
import type { Evidence } from '@/lib/report/model'

type Code = Extract<Evidence, { kind: 'code' }>

/** What is there now; the lines that the remedy changes are marked. */
export function CodeEvidence({
  title,
  text,
  language,
  open,
  changed,
}: Code & { open: boolean; changed: ReadonlySet<number> }) {
  const name = visible(title.text)
  return (
    <div className="relative rounded-lg border border-line">
      <details open={open} className="group">
        <summary className="flex min-h-12 items-center gap-2 py-2 pr-24 pl-3.5 text-sm">
          <span
            className="inline-block text-faint transition-transform group-open:rotate-90"
            aria-hidden="true"
          >
            ›
          </span>
          {name}
        </summary>
        <div className="px-2 pb-2">
          <CodeBlock text={text} language={language} changed={changed} as="present" />
        </div>
      </details>
      <div className="absolute top-1 right-2 sm:top-2">
        <CopyButton text={text} what={name} />
      </div>
    </div>
  )
}
