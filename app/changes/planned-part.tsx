import type { ReactNode } from 'react'
import { ConfirmForm } from '@/components/change/confirm-form'
import { PlanView, Sentences } from '@/components/change/plan'
import { ProblemNote } from '@/components/form/problem'
import { confirmations, hashOf, type Plan } from '@/lib/fixes'
import type { Message } from '@/lib/message'
import type { Problem } from '@/lib/run/run'
import { planData } from './plan-data'

type Planned =
  | { readonly kind: 'plan'; readonly plan: Plan }
  | { readonly kind: 'none'; readonly says: readonly Message[] }
  | { readonly kind: 'problem'; readonly problem: Problem }

type Props = {
  planned: Planned
  /** The id under which the plan can be applied; null: whoever looks cannot. */
  kept: string | null
  form: { readonly what: string; readonly busy: string; readonly says: string }
  /** In place of the form. */
  instead: ReactNode
}

/** What was planned, with the way to apply it; or why nothing was. */
export function PlannedPart({ planned, kept, form, instead }: Props) {
  if (planned.kind === 'problem') return <ProblemNote problem={planned.problem} />
  if (planned.kind === 'none') return <Sentences of={planned.says} />
  const { plan } = planned
  return (
    <>
      <PlanView plan={planData(plan)} />
      {kept === null ? (
        instead
      ) : (
        <ConfirmForm change={kept} hash={hashOf(plan)} confirm={confirmations(plan)} {...form} />
      )}
    </>
  )
}
