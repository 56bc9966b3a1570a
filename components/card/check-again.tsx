'use client'

import { useActionState } from 'react'
import { recheckCard } from '@/app/runs/[id]/actions'
import { ProblemNote } from '@/components/form/problem'
import { SubmitButton } from '@/components/form/submit-button'
import type { CheckId } from '@/lib/report/model'

/** Reads anew what this card rests on. */
export function CheckAgain({ runId, check, what }: { runId: string; check: CheckId; what: string }) {
  const [problem, action] = useActionState(recheckCard, null)
  return (
    <form action={action} className="no-print grid justify-items-start gap-3">
      <input type="hidden" name="run" value={runId} />
      <input type="hidden" name="check" value={check} />
      {problem && <ProblemNote problem={problem} />}
      <SubmitButton busy="Checking …">
        Check again<span className="sr-only"> {what}</span>
      </SubmitButton>
    </form>
  )
}
