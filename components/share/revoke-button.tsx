'use client'

import { useActionState } from 'react'
import { revokeLink } from '@/app/runs/[id]/share/actions'
import { ProblemNote } from '@/components/form/problem'
import { SubmitButton } from '@/components/form/submit-button'

/** Ends a link at once, for those too who have it open. */
export function RevokeButton({ runId, link, what }: { runId: string; link: string; what: string }) {
  const [problem, action] = useActionState(revokeLink, null)
  return (
    <form action={action}>
      <input type="hidden" name="run" value={runId} />
      <input type="hidden" name="link" value={link} />
      <SubmitButton busy="Ending …">
        Take back<span className="sr-only"> {what}</span>
      </SubmitButton>
      {problem && <ProblemNote problem={problem} />}
    </form>
  )
}
