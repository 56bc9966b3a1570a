import { visible } from '@/lib/message'
import { moment } from '@/lib/moment'
import type { Link } from '@/lib/run/sharing'

const outcomes: Readonly<Record<Link['accesses'][number]['outcome'], string>> = {
  opened: 'opened',
  'wrong-passphrase': 'wrong passphrase',
  'no-views-left': 'came too late',
}

export function AccessList({ accesses }: { accesses: Link['accesses'] }) {
  if (accesses.length === 0) return null
  return (
    <details className="group mt-1.5 text-sm">
      <summary className="w-fit text-soft">
        <span
          className="mr-2 inline-block text-faint transition-transform group-open:rotate-90"
          aria-hidden="true"
        >
          ›
        </span>
        Who opened it
      </summary>
      <ul className="mt-1.5 grid gap-1 text-xs text-soft">
        {accesses.map(({ id, at, outcome, from_address, user_agent }) => (
          <li key={id}>
            {moment(at)}: {outcomes[outcome]}
            {from_address !== null && (
              <>
                {' '}
                from <span className="font-mono">{visible(from_address)}</span>
              </>
            )}
            {user_agent !== null && `, ${visible(user_agent)}`}
          </li>
        ))}
      </ul>
    </details>
  )
}
