import Link from 'next/link'
import { visible } from '@/lib/message'
import { moment } from '@/lib/moment'

export type ChangeLine = {
  readonly id: string
  readonly title: string
  readonly at: string
  readonly by: string
  readonly approvedBy: string | null
  readonly hash: string
  readonly outcome: string
  readonly verdicts: string
}

/** The changes of one account, the newest first. */
export function ChangeList({ changes }: { changes: readonly ChangeLine[] }) {
  return (
    <ul className="divide-y divide-hair">
      {changes.map(({ id, title, at, by, approvedBy, hash, outcome, verdicts }) => (
        <li key={id} className="grid gap-0.5 px-4.5 py-3 text-sm">
          <p className="flex flex-wrap items-baseline justify-between gap-x-3">
            <Link href={`/changes/${id}`} prefetch={false} className="link font-medium wrap-anywhere">
              {visible(title)}
            </Link>
            <span className="font-medium">{outcome}</span>
          </p>
          <p className="text-soft">
            {moment(at)}, by {visible(by)}
            {approvedBy && `, with the yes of ${visible(approvedBy)}`}
          </p>
          <p className="text-xs text-soft">
            {verdicts} · plan <code className="font-mono">{hash.slice(0, 12)}</code>
          </p>
        </li>
      ))}
    </ul>
  )
}
