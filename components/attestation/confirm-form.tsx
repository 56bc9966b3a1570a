'use client'

import { useActionState } from 'react'
import { confirmCheck } from '@/app/accounts/[id]/actions'
import { FieldFrame } from '@/components/form/field'
import { ProblemNote } from '@/components/form/problem'
import { SubmitButton } from '@/components/form/submit-button'
import { visible } from '@/lib/message'

type Props = {
  accountId: string
  check: string
  days: { readonly usual: number; readonly most: number }
  /** null: nobody had to sign in, so that they say who they are. */
  name: string | null
}

/** Who says so, what they saw, and for how long that holds. */
export function ConfirmForm({ accountId, check, days, name }: Props) {
  const [problem, action] = useActionState(confirmCheck, null)
  return (
    <form action={action} className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_8rem]" noValidate>
      <input type="hidden" name="account" value={accountId} />
      <input type="hidden" name="check" value={check} />
      {name === null ? (
        <FieldFrame id="by" label="Your name">
          <input id="by" name="by" className="field" maxLength={120} autoComplete="name" required />
        </FieldFrame>
      ) : (
        <p className="text-sm">
          In your name: <bdi className="font-medium">{visible(name)}</bdi>
        </p>
      )}
      <FieldFrame id="days" label="Holds for (days)">
        <input
          id="days"
          name="days"
          type="number"
          min={1}
          max={days.most}
          defaultValue={days.usual}
          className="field"
        />
      </FieldFrame>
      <div className="sm:col-span-2">
        <FieldFrame id="note" label="Note" hint="Whom you found, and where it is written down.">
          <textarea id="note" name="note" rows={2} className="field" maxLength={500} />
        </FieldFrame>
      </div>
      {problem && (
        <div className="sm:col-span-2">
          <ProblemNote problem={problem} />
        </div>
      )}
      <div>
        <SubmitButton busy="Saving …">I confirm it</SubmitButton>
      </div>
    </form>
  )
}
