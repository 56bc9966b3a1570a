import { makeKey, revokeKey } from '@/app/profile/key-actions'
import { ActionForm } from '@/components/form/action-form'
import { Section } from '@/components/page/section'
import { Ago } from '@/components/time/ago'
import { day } from '@/lib/moment'

type Key = {
  readonly id: string
  readonly name: string
  readonly role: string
  readonly expires_at: string
  readonly used_at: string | null
}

type Props = { keys: readonly Key[]; roles: readonly string[]; now: number }

export function ApiKeys({ keys, roles, now }: Props) {
  return (
    <Section
      id="keys"
      title="API keys"
      says="For a terminal or CI: sent as “Authorization: Bearer”. A key may what its role may, and never more than you."
    >
      {keys.length > 0 && (
        <ul className="mb-5 divide-y divide-hair border-b border-hair">
          {keys.map(({ id, name, role, expires_at, used_at }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-3 text-sm">
              <span className="min-w-0">
                <bdi className="font-medium">{name}</bdi>
                <span className="block text-xs text-soft">
                  {role}, {Date.parse(expires_at) <= now ? 'over since' : 'until'} {day(expires_at)},{' '}
                  {used_at === null ? (
                    'never used'
                  ) : (
                    <>
                      used <Ago at={used_at} now={now} />
                    </>
                  )}
                </span>
              </span>
              <ActionForm action={revokeKey} hidden={{ id }} submit="Revoke" busy="Revoking …" />
            </li>
          ))}
        </ul>
      )}
      <ActionForm
        action={makeKey}
        fields={[
          { name: 'name', label: 'What it is for' },
          {
            name: 'role',
            label: 'Role',
            value: roles.includes('viewer') ? 'viewer' : roles.at(-1),
            choices: roles.map(role => ({ value: role, label: role })),
          },
          { name: 'days', label: 'Good for so many days', kind: 'code', value: '90', hint: 'At most 365.' },
        ]}
        submit="Make a key"
        busy="Making it …"
      />
    </Section>
  )
}
