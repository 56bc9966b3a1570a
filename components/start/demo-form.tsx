'use client'

import { type ReactNode, useActionState } from 'react'
import { checkDemo } from '@/app/actions'
import { ProblemNote } from '@/components/form/problem'

/** One click on an organization begins a run of it. */
export function DemoForm({ children }: { children: ReactNode }) {
  const [problem, action, pending] = useActionState(checkDemo, null)
  return (
    <form action={action} aria-busy={pending}>
      {problem && (
        <div className="mb-3">
          <ProblemNote problem={problem} />
        </div>
      )}
      <div className={pending ? 'pointer-events-none opacity-60 transition-opacity' : 'transition-opacity'}>
        {children}
      </div>
    </form>
  )
}
