'use client'

import { useActionState } from 'react'
import { revokeConfirmation } from '@/app/accounts/[id]/actions'
import { ProblemNote } from '@/components/form/problem'
import { SubmitButton } from '@/components/form/submit-button'

export function RevokeButton({ accountId, attestationId }: { accountId: string; attestationId: string }) {
  const [problem, action] = useActionState(revokeConfirmation, null)
  return (
    <form action={action} className="grid gap-2">
      <input type="hidden" name="account" value={accountId} />
      <input type="hidden" name="attestation" value={attestationId} />
      <SubmitButton busy="Revoking …">Revoke</SubmitButton>
      {problem && <ProblemNote problem={problem} />}
    </form>
  )
}
