import { beginFactor, confirmFactor, endFactor } from '@/app/profile/second-factor-actions'
import { ActionForm } from '@/components/form/action-form'
import type { FieldOf } from '@/components/form/state'
import { Section } from '@/components/page/section'

const password: FieldOf = {
  name: 'password',
  label: 'Your password',
  kind: 'password',
  autoComplete: 'current-password',
}
const code: FieldOf = { name: 'code', label: 'Code', kind: 'code', autoComplete: 'one-time-code' }

/** `begun`: there is a key, and no code made with it was typed yet. */
export function SecondFactorSection({ state }: { state: 'off' | 'begun' | 'on' }) {
  return (
    <Section
      id="second-factor"
      title="Second factor"
      says={
        state === 'on'
          ? 'On: signing in asks for a code of your authenticator too.'
          : 'Off: whoever knows your password gets in. With it, signing in asks for a code of an authenticator too.'
      }
    >
      <div className="grid gap-6">
        {state === 'on' ? (
          <ActionForm action={endFactor} fields={[password]} submit="Turn it off" busy="Turning it off …" />
        ) : (
          <ActionForm
            action={beginFactor}
            fields={[password]}
            submit={state === 'off' ? 'Set it up' : 'Begin anew'}
            busy="One moment …"
          />
        )}
        {state === 'begun' && (
          <ActionForm
            action={confirmFactor}
            fields={[{ ...code, hint: 'As your authenticator shows it for the key you made.' }]}
            submit="Turn it on"
            busy="Looking …"
            first
          />
        )}
      </div>
    </Section>
  )
}
