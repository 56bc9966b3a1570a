import { visible } from '@/lib/message'
import { day } from '@/lib/moment'
import { RevokeButton } from './revoke-button'

export type AttestationData = {
  readonly id: string
  readonly by: string
  readonly at: string
  readonly until: string
  readonly note: string
  readonly ended: 'no' | 'expired' | { readonly revokedAt: string; readonly by: string }
}

/** What was confirmed, by whom and until when; what holds no more stays readable. */
export function AttestationList({
  accountId,
  attestations,
  revokes,
}: {
  accountId: string
  attestations: readonly AttestationData[]
  revokes: boolean
}) {
  if (attestations.length === 0) return <p className="text-sm text-soft">Nobody has confirmed it yet.</p>
  return (
    <ul className="divide-y divide-hair">
      {attestations.map(({ id, by, at, until, note, ended }) => (
        <li key={id} className="flex flex-wrap items-start justify-between gap-3 py-2.5">
          <div className="min-w-0 text-sm">
            <p className={ended === 'no' ? 'font-medium' : 'text-soft'}>
              <bdi>{visible(by)}</bdi> confirmed it on {day(at)}
            </p>
            {note !== '' && <p className="text-soft">{visible(note)}</p>}
            <p className={ended === 'no' ? 'text-verdict-pass' : 'text-soft'}>{standing(until, ended)}</p>
          </div>
          {ended === 'no' && revokes && <RevokeButton accountId={accountId} attestationId={id} />}
        </li>
      ))}
    </ul>
  )
}

function standing(until: string, ended: AttestationData['ended']): string {
  if (ended === 'no') return `Holds until ${day(until)}`
  if (ended === 'expired') return `Held until ${day(until)}`
  return `Revoked on ${day(ended.revokedAt)} by ${visible(ended.by)}`
}
