import { withdrawInvitation } from '@/app/people/actions'
import { ActionForm } from '@/components/form/action-form'
import { Section } from '@/components/page/section'
import { day } from '@/lib/moment'

type Invitation = {
  readonly id: string
  readonly email: string | null
  readonly role: string
  readonly expires_at: string
}

export function Invitations({ invitations }: { invitations: readonly Invitation[] }) {
  return (
    <Section id="invitations" title="Invited, not here yet">
      <ul className="divide-y divide-hair">
        {invitations.map(({ id, email, role, expires_at }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-3 text-sm">
            <span className="min-w-0">
              <bdi className="font-medium">{email}</bdi>
              <span className="block text-xs text-soft">
                as {role}, until {day(expires_at)}
              </span>
            </span>
            <ActionForm action={withdrawInvitation} hidden={{ id }} submit="Withdraw" busy="Withdrawing …" />
          </li>
        ))}
      </ul>
    </Section>
  )
}
