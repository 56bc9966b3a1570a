'use client'

import { useActionState } from 'react'
import type { Values } from '@/app/account-input'
import { type AccountState, checkAccount } from '@/app/actions'
import { ProblemNote } from '@/components/form/problem'
import { SubmitButton } from '@/components/form/submit-button'
import { Hints } from './hints'
import { RoleFields } from './role-fields'
import { type ProfileChoice, SourceChoice } from './source-choice'

type Props = {
  profiles: readonly ProfileChoice[]
  /** What stands in it at first. */
  values?: Values
  /** The role being made that it is checked with. */
  connection?: string
}

/** Works without a script too: the page comes back with what was typed and the sentences about it. */
export function AccountForm({ profiles, values = {}, connection }: Props) {
  const untouched: AccountState = { values, errors: {}, problem: null, tries: 0 }
  const [state, action] = useActionState(checkAccount, untouched)
  const wrong = Object.keys(state.errors).length
  return (
    <form action={action} className="grid gap-4" noValidate>
      {connection !== undefined && <input type="hidden" name="connection" value={connection} />}
      {/* A browser empties a form that was sent; a new key fills it again with what was typed. */}
      <div key={state.tries} className="grid gap-4">
        <SourceChoice profiles={profiles} state={state} />
        <RoleFields state={state} />
        <Hints state={state} />
      </div>
      {wrong > 0 && (
        <p role="alert" className="text-sm font-medium text-verdict-fail">
          {wrong === 1 ? 'One field above needs another look.' : `${wrong} fields above need another look.`}
        </p>
      )}
      {state.problem && <ProblemNote problem={state.problem} />}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <SubmitButton first busy="Asking who is calling …">
          Check this account
        </SubmitButton>
        <p className="text-xs text-soft">Only reads. Nothing is changed in your account.</p>
      </div>
    </form>
  )
}
