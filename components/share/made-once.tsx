import { CopyButton } from '@/components/code/copy-button'

/** Something that was made for this one look. */
export function MadeOnce({ says, text, what }: { says: string; text: string; what: string }) {
  return (
    <div role="status" className="rounded-lg border border-line bg-sunken px-3.5 py-3 text-sm">
      <p className="font-medium">{says}</p>
      <p className="mt-2 flex items-start justify-between gap-3">
        <code className="max-h-24 min-w-0 overflow-y-auto font-mono text-xs leading-5 break-all">{text}</code>
        <CopyButton text={text} what={what} />
      </p>
    </div>
  )
}
