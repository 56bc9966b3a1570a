'use client'

import { useActionState } from 'react'
import { callAccount } from '@/app/accounts/[id]/actions'
import { FieldFrame } from '@/components/form/field'
import { ProblemNote } from '@/components/form/problem'
import { SubmitButton } from '@/components/form/submit-button'

type Props = { accountId: string; name: string; label: string }

export function CallForm({ accountId, name, label }: Props) {
  const [problem, action] = useActionState(callAccount, null)
  return (
    <form action={action} className="grid gap-3" noValidate>
      <input type="hidden" name="account" value={accountId} />
      <FieldFrame id="name" label="Name">
        <input id="name" name="name" className="field" defaultValue={name} maxLength={120} required />
      </FieldFrame>
      <FieldFrame id="label" label="Group" hint="Any word; accounts of one group are found together.">
        <input id="label" name="label" className="field" defaultValue={label} maxLength={60} />
      </FieldFrame>
      {problem && <ProblemNote problem={problem} />}
      <SubmitButton busy="Saving …">Save</SubmitButton>
    </form>
  )
}
