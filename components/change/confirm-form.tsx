'use client'

import { useActionState } from 'react'
import { applyPlan } from '@/app/changes/actions'
import { ProblemNote } from '@/components/form/problem'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'

type Props = { change: string; hash: string; confirm: string; what: string; busy: string; says: string }

/** Nothing is ticked beforehand: the person types which one it is. */
export function ConfirmForm({ change, hash, confirm, what, busy, says }: Props) {
  const [problem, action] = useActionState(applyPlan, null)
  return (
    <form action={action} className="panel grid gap-4 p-4.5" noValidate>
      <p className="text-sm">{says}</p>
      <input type="hidden" name="change" value={change} />
      <input type="hidden" name="hash" value={hash} />
      <TextField name="confirm" label={`Type ${confirm}`} hint="So that it is this one" autoComplete="off" />
      <div>
        <SubmitButton first busy={busy}>
          {what}
        </SubmitButton>
      </div>
      {problem && <ProblemNote problem={problem} />}
    </form>
  )
}
