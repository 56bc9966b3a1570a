import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import '@/app/demo'
import { fixesOff, nameOf as nameOfPerson } from '@/app/changes/fixer'
import { PlannedPart } from '@/app/changes/planned-part'
import { Masthead } from '@/app/masthead'
import { setUpFirst } from '@/app/set-up-first'
import { HandOn } from '@/components/change/hand-on'
import { changeOf, textsOf } from '@/components/patch/change-of'
import { KeyChangePart } from '@/components/patch/key-change'
import { demandOnPage } from '@/lib/auth/demand'
import { may } from '@/lib/auth/rights'
import { env } from '@/lib/env'
import { fixesOf, keepPlan, planFix } from '@/lib/fixes'
import { visible } from '@/lib/message'
import { checkIds } from '@/lib/report/model'
import { attestedIn } from '@/lib/run/attested'
import { targetAgain } from '@/lib/run/target-again'
import { store } from '@/lib/store'
import { nameOf } from '../../run-name'
import { visibleRun } from '../../visible-run'

export const metadata: Metadata = { title: 'Fix it' }

/** What would be changed so that a check passes, read anew; with a button for whoever may, and the patch for everybody else. */
export default async function FixPage({ params }: PageProps<'/runs/[id]/fix/[check]'>) {
  const { id, check: named } = await params
  const who = await demandOnPage('see', `/runs/${id}/fix/${named}`)
  const check = z.enum(checkIds).safeParse(named).data
  const run = await visibleRun(id)
  const report = run?.report()
  if (!run || !report || !check || !fixesOf[check]) notFound()
  const opened = await store()
  const refused = setUpFirst(who, run.of)
  const found = refused
    ? { problem: { code: 'not-allowed', ...refused } as const }
    : await targetAgain(run.of)
  const planned =
    'problem' in found
      ? ({ kind: 'problem', problem: found.problem } as const)
      : await planFix(found.target, check, { attested: attestedIn(opened) })
  const off = fixesOff()
  const canApply = may(who, 'fix') && !off
  const kept =
    planned.kind === 'plan' && canApply && !('problem' in found)
      ? await keepPlan(opened, planned.plan, found.target, { by: nameOfPerson(who), runId: run.id })
      : null
  // Of what the plan was made of: the account may have changed since the run.
  const now = planned.kind === 'problem' ? null : planned.run.report()
  const patch = now && changeOf(now, check, textsOf(now))
  return (
    <>
      <Masthead here={nameOf(run.of)} />
      <main className="mx-auto grid max-w-4xl grid-cols-1 gap-7 px-4 pt-7 pb-16 sm:px-7 sm:pt-9">
        <div>
          <h1 className="text-[1.75rem] leading-9 font-semibold tracking-tight wrap-anywhere">
            {planned.kind === 'plan' ? visible(planned.plan.title.text) : 'Nothing to apply here'}
          </h1>
          <p className="mt-2 text-sm text-soft">
            {planned.kind === 'plan' && 'Read just now; nothing has been written. '}
            <Link href={`/runs/${run.id}#${check}`} prefetch={false} className="link">
              Back to the checklist
            </Link>
          </p>
        </div>
        <PlannedPart
          planned={planned}
          kept={kept}
          form={{
            what: env().FIX_APPROVALS === 2 ? 'Ask for it' : 'Apply it',
            busy: 'Applying …',
            says:
              env().FIX_APPROVALS === 2
                ? 'A second admin has to say yes before anything is written. This plan is good for an hour.'
                : 'It is written once, read back until it stands, and then the checks say whether it helped. This plan is good for an hour.',
          }}
          instead={<HandOn off={off} path={`/runs/${run.id}/fix/${check}`} />}
        />
        {patch && patch.offers.length > 0 && (
          <div className="panel p-4.5">
            <KeyChangePart
              change={patch}
              id={check}
              title="The same change, the way you keep this key"
              asTabs
            />
          </div>
        )}
      </main>
    </>
  )
}
