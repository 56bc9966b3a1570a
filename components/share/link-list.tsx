import { visible } from '@/lib/message'
import { moment } from '@/lib/moment'
import type { Link } from '@/lib/run/sharing'
import { AccessList } from './access-list'
import { RevokeButton } from './revoke-button'

const states: Readonly<Record<Link['state'], { word: string; look: string }>> = {
  active: { word: 'Open', look: 'bg-verdict-pass/10 text-verdict-pass' },
  'ends-soon': { word: 'Ends soon', look: 'bg-verdict-warn/10 text-verdict-warn' },
  'used-up': { word: 'Used up', look: 'bg-verdict-skip/10 text-verdict-skip' },
  expired: { word: 'Over', look: 'bg-verdict-skip/10 text-verdict-skip' },
  revoked: { word: 'Taken back', look: 'bg-verdict-skip/10 text-verdict-skip' },
}

/** Every link to reports of one account: for whom, until when, and who opened it. */
export function LinkList({ links, runId }: { links: readonly Link[]; runId: string }) {
  if (links.length === 0) return <p className="text-sm text-soft">None yet.</p>
  return (
    <ul className="panel divide-y divide-hair">
      {links.map(link => {
        const names = recipientsOf(link)
        const { word, look } = states[link.state]
        const isOpen = link.state === 'active' || link.state === 'ends-soon' || link.state === 'used-up'
        return (
          <li
            key={link.id}
            id={`link-${link.id}`}
            className="grid gap-2 px-4.5 py-3.5 sm:grid-cols-[minmax(0,1fr)_auto]"
          >
            <div>
              <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 font-medium">
                {names === '' ? 'For whoever has it' : `For ${names}`}
                <span className={`rounded-full px-2.5 py-0.5 text-xs font-semibold ${look}`}>{word}</span>
              </p>
              <p className="mt-0.5 text-sm text-soft">
                {link.run_id === null ? 'The newest run' : 'One run'}, made {moment(link.created_at)} by{' '}
                {visible(link.created_by)}; {isOpen ? 'ends' : 'until'} {moment(link.expires_at)}
                {link.hasPassphrase && '; with a passphrase'}
              </p>
              <p className="mt-0.5 text-sm">
                Opened {link.views}
                {link.most_views !== null && ` of ${link.most_views}`} {link.views === 1 ? 'time' : 'times'} ·{' '}
                <a className="link" href={`/runs/${runId}/share/${link.id}`}>
                  What its tokens stand for
                </a>
              </p>
              <AccessList accesses={link.accesses} />
            </div>
            {isOpen && (
              <RevokeButton
                runId={runId}
                link={link.id}
                what={names === '' ? 'this link' : `the link for ${names}`}
              />
            )}
          </li>
        )
      })}
    </ul>
  )
}

function recipientsOf({ recipients }: Link): string {
  const names: readonly string[] = JSON.parse(recipients)
  return names.map(visible).join(', ')
}
