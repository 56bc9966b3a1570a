import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import '@/app/demo'
import { Masthead } from '@/app/masthead'
import { ProblemNote } from '@/components/form/problem'
import { demandOnPage } from '@/lib/auth/demand'
import { keepPlan, planUndo } from '@/lib/fixes'
import { targetAgain } from '@/lib/run/target-again'
import { store } from '@/lib/store'
import { fixesOff, nameOf } from '../../fixer'
import { PlannedPart } from '../../planned-part'
import { visibleChange } from '../../visible-change'

export const metadata: Metadata = { title: 'Take a change back' }

/** What would take a change back, from what stands there now. */
export default async function UndoPage({ params }: PageProps<'/changes/[id]/undo'>) {
  const { id } = await params
  const who = await demandOnPage('fix', `/changes/${id}/undo`)
  const change = await visibleChange(id)
  if (!change) notFound()
  const found = await targetAgain(JSON.parse(change.target))
  const opened = await store()
  const planned =
    'problem' in found
      ? ({ kind: 'problem', problem: found.problem } as const)
      : await planUndo(opened, change, found.target)
  const off = fixesOff()
  const kept =
    planned.kind === 'plan' && !off && !('problem' in found)
      ? await keepPlan(opened, planned.plan, found.target, { by: nameOf(who), runId: change.run_id })
      : null
  return (
    <>
      <Masthead here="Take a change back" />
      <main className="mx-auto grid max-w-4xl grid-cols-1 gap-7 px-4 pt-7 pb-16 sm:px-7 sm:pt-9">
        <div>
          <h1 className="text-[1.75rem] leading-9 font-semibold tracking-tight">Take it back</h1>
          <p className="mt-2 text-sm text-soft">
            <Link href={`/changes/${id}`} prefetch={false} className="link">
              Back to the change
            </Link>
          </p>
        </div>
        <PlannedPart
          planned={planned}
          kept={kept}
          form={{
            what: 'Take it back',
            busy: 'Taking it back …',
            says:
              planned.kind === 'plan' && planned.how === 'merge'
                ? 'Somebody has changed the policy since. What they did stays; only what the fix did is taken out.'
                : 'The exact text that stood there before is put back.',
          }}
          instead={off && <ProblemNote problem={off} />}
        />
      </main>
    </>
  )
}
