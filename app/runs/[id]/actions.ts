'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { isPlainPost } from '@/app/plain-post'
import { setUpFirst } from '@/app/set-up-first'
import { startedBy } from '@/app/started-by'
import { tellingProblem } from '@/app/telling'
import type { Told } from '@/components/form/problem'
import { demand } from '@/lib/auth/demand'
import { tellOfRun } from '@/lib/auth/events'
import { msg } from '@/lib/message'
import { checkIds } from '@/lib/report/model'
import { again, recheck } from '@/lib/run'
import { visibleRun } from './visible-run'

const noSuchRun: Told = { message: msg('There is no such run here'), next: msg('Begin a new one.') }
const checkId = z.enum(checkIds)

// What a form is about travels in its fields: an action that is bound while it renders is another at each try, and a page
// that is answered to a plain post would wait for it for ever.

/** One card, in place. */
export const recheckCard = tellingProblem(async (_before, form) => {
  const who = await demand('check')
  const [run, which] = [await visibleRun(form.get('run')), checkId.safeParse(form.get('check'))]
  if (!run || !which.success) return noSuchRun
  const refused = setUpFirst(who, run.of)
  if (refused) return refused
  const done = await recheck(run.id, which.data)
  if (!done.ok) return done.problem
  await tellOfRun(run.id, { action: 'run.rechecked', details: { check: which.data } })
  if (await isPlainPost()) redirect(`/runs/${run.id}#${which.data}`)
  refresh()
  return null
})

/** The whole checklist once more, as a run of its own. */
export const checkAllAgain = tellingProblem(async (_before, form) => {
  const who = await demand('check')
  const run = await visibleRun(form.get('run'))
  if (!run) return noSuchRun
  const refused = setUpFirst(who, run.of)
  if (refused) return refused
  const begun = await again(run.id, await startedBy(who))
  if (!begun.ok) return begun.problem
  redirect((await isPlainPost()) ? `/runs/${begun.run.id}?view=plain` : `/runs/${begun.run.id}`)
})
