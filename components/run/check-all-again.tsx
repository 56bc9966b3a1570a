'use client'

import { useActionState } from 'react'
import { checkAllAgain } from '@/app/runs/[id]/actions'
import { ProblemNote } from '@/components/form/problem'
import { SubmitButton } from '@/components/form/submit-button'

/** A new run of the same account. */
export function CheckAllAgain({ runId }: { runId: string }) {
  const [problem, action] = useActionState(checkAllAgain, null)
  return (
    <form action={action} className="relative">
      <input type="hidden" name="run" value={runId} />
      <SubmitButton busy="Starting …">Check all again</SubmitButton>
      {problem && (
        <div className="absolute top-full right-0 z-10 mt-2 w-80 max-w-[calc(100vw-2rem)] rounded-lg bg-panel shadow-lg">
          <ProblemNote problem={problem} />
        </div>
      )}
    </form>
  )
}
