'use client'

import { useActionState } from 'react'
import { makeAddress } from '@/app/runs/[id]/share/actions'
import { ProblemNote } from '@/components/form/problem'
import { SubmitButton } from '@/components/form/submit-button'
import type { Profile } from '@/lib/report/redact'
import { MadeOnce } from './made-once'

/** The report as an address that carries it, encrypted. */
export function AddressForm({ runId, profile }: { runId: string; profile: Profile }) {
  const [state, action] = useActionState(makeAddress, { kind: 'none' })
  return (
    <form action={action} className="grid gap-3">
      <input type="hidden" name="run" value={runId} />
      <input type="hidden" name="profile" value={JSON.stringify(profile)} />
      <div>
        <SubmitButton busy="Making …">Make an address that carries it</SubmitButton>
      </div>
      {state.kind === 'refused' && <ProblemNote problem={state.problem} />}
      {state.kind === 'made' && (
        <MadeOnce
          says="Whoever has this address has the report, for ever: it cannot be taken back."
          text={state.address}
          what="the address"
        />
      )}
    </form>
  )
}
