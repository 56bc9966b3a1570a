import { endOtherSessions, endThatSession } from '@/app/profile/actions'
import { ActionForm } from '@/components/form/action-form'
import { Section } from '@/components/page/section'
import { Ago } from '@/components/time/ago'
import { visible } from '@/lib/message'
import { browserIn } from './browser-in'

type Session = {
  readonly id: string
  readonly createdAt: string
  readonly address: string | null
  readonly userAgent: string | null
  readonly isThis: boolean
}

export function Sessions({ sessions, now }: { sessions: readonly Session[]; now: number }) {
  return (
    <Section id="sessions" title="Where you are signed in" says="A session ends by itself after 7 days.">
      <ul className="divide-y divide-hair">
        {sessions.map(({ id, createdAt, address, userAgent, isThis }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-3 text-sm">
            <span className="min-w-0">
              <span className="font-medium">{visible(browserIn(userAgent))}</span>
              <span className="block text-xs text-soft">
                {address && <span className="font-mono">{visible(address)}, </span>}
                <Ago at={createdAt} now={now} />
              </span>
            </span>
            {isThis ? (
              <span className="text-xs font-medium text-verdict-pass">This one</span>
            ) : (
              <ActionForm action={endThatSession} hidden={{ id }} submit="End" busy="Ending …" />
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <div className="mt-3">
          <ActionForm action={endOtherSessions} submit="End all others" busy="Ending …" />
        </div>
      )}
    </Section>
  )
}
