'use client'

import { useActionState } from 'react'
import { applyPlan } from '@/app/changes/actions'
import { ProblemNote } from '@/components/form/problem'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'

type Props = {
  change: string
  hash: string
  /** Any of them says which one it is. */
  confirm: readonly [string, ...string[]]
  what: string
  busy: string
  says: string
}

/** Nothing is ticked beforehand: the person types which one it is. */
export function ConfirmForm({ change, hash, confirm, what, busy, says }: Props) {
  const [id, ...aliases] = confirm
  const [problem, action] = useActionState(applyPlan, null)
  return (
    <form action={action} className="panel grid gap-4 p-4.5" noValidate>
      <p className="text-sm">{says}</p>
      <input type="hidden" name="change" value={change} />
      <input type="hidden" name="hash" value={hash} />
      <TextField
        name="confirm"
        label={`Type ${id}`}
        hint={
          aliases.length === 0
            ? 'So that it is this one'
            : `So that it is this one; or the key’s alias, ${aliases.join(' or ')}`
        }
        autoComplete="off"
      />
      <div>
        <SubmitButton first busy={busy}>
          {what}
        </SubmitButton>
      </div>
      {problem && <ProblemNote problem={problem} />}
    </form>
  )
}
