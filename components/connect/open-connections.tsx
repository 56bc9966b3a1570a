import Link from 'next/link'
import { Ago } from '@/components/time/ago'
import { visible } from '@/lib/message'

export type OpenConnection = { readonly id: string; readonly principal: string; readonly createdAt: string }

/** Roles that were written out and not checked with yet: their external IDs are found again here. */
export function OpenConnections({
  connections,
  now,
}: {
  connections: readonly OpenConnection[]
  now: number
}) {
  if (connections.length === 0) return null
  return (
    <section aria-labelledby="open" className="panel overflow-hidden">
      <h2 id="open" className="border-b border-hair px-4.5 py-3 text-sm font-semibold">
        Written out, not used yet
      </h2>
      <ul className="divide-y divide-hair">
        {connections.map(({ id, principal, createdAt }) => (
          <li key={id} className="px-4.5 py-2.5 text-sm">
            <Link href={`/accounts/new/${id}`} prefetch={false} className="link font-mono text-xs">
              {visible(principal)}
            </Link>
            <span className="block text-xs text-soft">
              <Ago at={createdAt} now={now} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
