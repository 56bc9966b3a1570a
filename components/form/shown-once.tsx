import { CopyButton } from '@/components/code/copy-button'
import { visible } from '@/lib/message'
import { QrCode } from './qr-code'
import type { Result } from './state'

/** What came of a form: a sentence, and where there is one the thing to keep, which is shown this once. */
export function ShownOnce({ result: { says, lines = [], what = 'it', qr } }: { result: Result }) {
  return (
    <div role="status" className="rounded-lg border border-line bg-sunken px-3.5 py-3 text-sm">
      <p className="font-medium">{says}</p>
      {qr !== undefined && <QrCode text={qr} />}
      {lines.length > 0 && (
        <div className="mt-2 flex items-start justify-between gap-3">
          <pre className="min-w-0 font-mono text-xs leading-5 break-all whitespace-pre-wrap">
            {lines.map(visible).join('\n')}
          </pre>
          <CopyButton text={lines.join('\n')} what={what} />
        </div>
      )}
    </div>
  )
}
