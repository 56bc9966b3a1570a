'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import '@/app/demo'
import { isPlainPost } from '@/app/plain-post'
import type { Told } from '@/components/form/problem'
import { demand } from '@/lib/auth/demand'
import { msg } from '@/lib/message'
import { checkIds } from '@/lib/report/model'
import { again, recheck } from '@/lib/run'
import { visibleRun } from './visible-run'

const noSuchRun: Told = { message: msg('There is no such run here'), next: msg('Begin a new one.') }
const checkId = z.enum(checkIds)

/** One card, in place. */
export async function recheckCard(id: unknown, check: unknown): Promise<Told | null> {
  await demand('check')
  const [run, which] = [await visibleRun(id), checkId.safeParse(check)]
  if (!run || !which.success) return noSuchRun
  const done = await recheck(run.id, which.data)
  if (!done.ok) return done.problem
  if (await isPlainPost()) redirect(`/runs/${run.id}#${which.data}`)
  refresh()
  return null
}

/** The whole checklist once more, as a run of its own. */
export async function checkAllAgain(id: unknown): Promise<Told | null> {
  const who = await demand('check')
  const run = await visibleRun(id)
  if (!run) return noSuchRun
  const begun = await again(run.id, who.kind === 'person' ? who.id : null)
  if (!begun.ok) return begun.problem
  redirect((await isPlainPost()) ? `/runs/${begun.run.id}?view=plain` : `/runs/${begun.run.id}`)
}
