import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { Masthead } from '@/app/masthead'
import { ConfirmForm } from '@/components/change/confirm-form'
import { PlanView } from '@/components/change/plan'
import { StepList } from '@/components/change/steps'
import { WriteView } from '@/components/change/write'
import { WithoutScript } from '@/components/run/without-script'
import { demandOnPage } from '@/lib/auth/demand'
import { may } from '@/lib/auth/rights'
import { confirmations, type Found, type Plan } from '@/lib/fixes'
import { visible } from '@/lib/message'
import { store } from '@/lib/store'
import { stepsOf } from '@/lib/store/change-steps'
import { nameOf } from '../fixer'
import { outcomeWord, stepSentence } from '../outcome'
import { foundInstead, planData } from '../plan-data'
import { visibleChange } from '../visible-change'

export const metadata: Metadata = { title: 'Change' }

/** One change: how far it is, what came of it, and the way back. */
export default async function ChangePage({ params }: PageProps<'/changes/[id]'>) {
  const { id } = await params
  const who = await demandOnPage('see', `/changes/${id}`)
  const change = await visibleChange(id)
  if (!change) notFound()
  const plan: Plan = JSON.parse(change.plan)
  const steps = await stepsOf((await store()).db, id)
  const last = steps.at(-1)
  const instead: Found | undefined = last && JSON.parse(last.details).found
  const found = instead ? foundInstead(plan, instead) : null
  const again = change.undoes
    ? (`/changes/${change.undoes}/undo` as const)
    : change.run_id && (`/runs/${change.run_id}/fix/${plan.check}` as const)
  const under = change.state === 'open'
  const undoable = change.state === 'ended' && change.outcome !== 'not-written' && may(who, 'fix')
  const second = change.state === 'awaiting' && may(who, 'fix') && change.asked_by !== nameOf(who)
  return (
    <>
      {under && <WithoutScript plain />}
      <Masthead here="Change" />
      <main className="mx-auto grid max-w-4xl grid-cols-1 gap-7 px-4 pt-7 pb-16 sm:px-7 sm:pt-9">
        <div>
          <p className="text-sm font-medium text-soft">{visible(plan.title.text)}</p>
          <h1
            className="mt-1 text-[1.75rem] leading-9 font-semibold tracking-tight"
            data-outcome={change.outcome}
          >
            {outcomeWord(change)}
          </h1>
          <p role="status" className="mt-2 text-sm">
            {last ? stepSentence(last) : 'Nothing has been written.'}
          </p>
          <p className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm text-soft">
            <span>By {visible(change.asked_by)}</span>
            {change.approved_by && <span>With the yes of {visible(change.approved_by)}</span>}
            {change.run_id && (
              <Link href={`/runs/${change.run_id}#${plan.check}`} prefetch={false} className="link">
                To the checklist
              </Link>
            )}
            {change.undoes && (
              <Link href={`/changes/${change.undoes}`} prefetch={false} className="link">
                What it takes back
              </Link>
            )}
            <a className="link" href={`/changes/${id}/entry.json`} download>
              The journal’s entry
            </a>
          </p>
        </div>
        {second && (
          <ConfirmForm
            change={change.id}
            hash={change.hash}
            confirm={confirmations(plan)}
            what="Say yes, and apply it"
            busy="Applying …"
            says="Another admin has asked for this change. With your yes it is applied as it stands here."
          />
        )}
        {steps.length > 0 && (
          <StepList
            steps={steps.map(each => ({
              number: each.number,
              at: each.at,
              says: stepSentence(each),
              requestId: JSON.parse(each.details).requestId ?? null,
            }))}
          />
        )}
        {found && (
          <section aria-labelledby="found" className="grid grid-cols-1 gap-3">
            <h2 id="found" className="text-sm font-semibold">
              What stands there now, beside what the plan saw
            </h2>
            <div className="panel">
              <WriteView write={found} />
            </div>
            {again && (
              <p>
                <Link href={again} prefetch={false} className="button">
                  Plan again …
                </Link>
              </p>
            )}
          </section>
        )}
        {undoable && (
          <p>
            <Link href={`/changes/${id}/undo`} prefetch={false} className="button">
              Take it back …
            </Link>
          </p>
        )}
        <PlanView plan={planData(plan)} />
      </main>
    </>
  )
}
