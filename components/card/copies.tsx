import { CodeBlock } from '@/components/code/block'
import { CopyButton } from '@/components/code/copy-button'
import { changedLines } from '@/components/code/lines'
import { visible } from '@/lib/message'
import type { Remedy } from '@/lib/report/model'

/** Texts to copy, one shown at a time; each can be copied without being opened. */
export function Copies({
  copies,
  id,
  present,
}: {
  copies: Remedy['copies']
  id: string
  present: string | null
}) {
  if (copies.length === 0) return null
  return (
    <ul className="mt-3 divide-y divide-hair rounded-lg border border-line">
      {copies.map((copy, index) => {
        const name = visible(copy.name.text)
        return (
          <li key={name} className="relative">
            <details name={`${id}-copies`} open={index === 0} className="group">
              <summary className="flex min-h-12 items-center gap-2 py-2 pr-24 pl-3.5 text-sm font-medium">
                <span
                  className="inline-block text-faint transition-transform group-open:rotate-90"
                  aria-hidden="true"
                >
                  ›
                </span>
                {name}
              </summary>
              <div className="px-2 pb-2">
                <CodeBlock
                  text={copy.text}
                  language={copy.language}
                  changed={copy.language === 'json' ? changedLines(copy.text, present) : undefined}
                />
              </div>
            </details>
            <div className="absolute top-1 right-2 sm:top-2">
              <CopyButton text={copy.text} what={name} />
            </div>
          </li>
        )
      })}
    </ul>
  )
}
