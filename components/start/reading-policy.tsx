import { CodeBlock } from '@/components/code/block'
import { CopyButton } from '@/components/code/copy-button'

export function ReadingPolicy({ policy }: { policy: string }) {
  return (
    <details className="panel group relative">
      <summary className="flex min-h-14 items-center gap-2.5 py-2 pr-26 pl-4.5">
        <span
          className="inline-block text-faint transition-transform group-open:rotate-90"
          aria-hidden="true"
        >
          ›
        </span>
        <span>
          <span className="block text-sm font-medium">The permissions it reads with</span>
          <span className="block text-xs text-soft">
            The least that a full check needs, as an IAM policy.
          </span>
        </span>
      </summary>
      <div className="px-2.5 pb-2.5">
        <CodeBlock text={policy} language="json" />
      </div>
      <div className="absolute top-2 right-3 sm:top-3">
        <CopyButton text={policy} what="the reading policy" />
      </div>
    </details>
  )
}
