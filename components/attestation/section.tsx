import { ConfirmForm } from './confirm-form'
import { type AttestationData, AttestationList } from './list'

export type Confirmable = {
  readonly check: string
  readonly title: string
  /** Whether the newest run leaves it open, or holds it for confirmed. */
  readonly asked: boolean
}

type Props = {
  accountId: string
  confirmable: Confirmable
  attestations: readonly AttestationData[]
  days: { readonly usual: number; readonly most: number }
  /** Who may confirm it, and what they are called; null: whoever looks may not. */
  who: { readonly name: string | null } | null
}

export function AttestationSection({ accountId, confirmable, attestations, days, who }: Props) {
  const { check, title, asked } = confirmable
  const holds = attestations.some(({ ended }) => ended === 'no')
  return (
    <section id="confirmations" aria-labelledby="confirmations-title" className="panel scroll-mt-6 p-4.5">
      <h2 id="confirmations-title" className="text-sm font-semibold">
        For a person to confirm: {title}
      </h2>
      <p className="mt-1 mb-2 text-sm text-soft">
        AWS cannot see who may administer an external identity provider.
        {!asked && attestations.length === 0 && ' The newest check found none, so nothing is asked here.'}
      </p>
      <AttestationList accountId={accountId} attestations={attestations} revokes={who !== null} />
      {who && (asked || attestations.length > 0) && (
        <details open={!holds} className="mt-3 border-t border-hair pt-3">
          <summary className="link w-fit text-sm font-medium">
            {holds ? 'Confirm it anew' : 'Confirm it'}
          </summary>
          <div className="mt-3">
            <ConfirmForm accountId={accountId} check={check} days={days} name={who.name} />
          </div>
        </details>
      )}
    </section>
  )
}
