'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { tellingProblem } from '@/app/telling'
import '@/app/demo'
import type { Told } from '@/components/form/problem'
import { tell } from '@/lib/auth/events'
import { env } from '@/lib/env'
import { applyChange, confirmations, isConfirmedBy, type Plan } from '@/lib/fixes'
import { msg } from '@/lib/message'
import { targetAgain } from '@/lib/run/target-again'
import { store } from '@/lib/store'
import { awaitSecond, type ChangeTable } from '@/lib/store/changes'
import { fixer, fixesOff } from './fixer'
import { visibleChange } from './visible-change'

const typed = z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/), confirm: z.string().max(300) })

// What a form is about travels in its fields: an action that is bound while it renders is another at each try, and a page
// that is answered to a plain post would wait for it for ever.

/** Begins a change that was planned, or says the second yes to one that waits for it. */
export const applyPlan = tellingProblem(async (_before, form) => {
  const by = await fixer()
  const off = fixesOff()
  if (off) return off
  const [change, given] = [await visibleChange(form.get('change')), typed.safeParse(Object.fromEntries(form))]
  if (!change || !given.success || given.data.hash !== change.hash) return noSuchPlan
  const plan: Plan = JSON.parse(change.plan)
  if (!isConfirmedBy(plan, given.data.confirm))
    return {
      message: msg('What was typed is not {confirm}', { confirm: confirmations(plan).join(' or ') }),
      next: msg('Look again at which one this is, and type it as it stands there.'),
    }
  if (change.state === 'planned' && env().FIX_APPROVALS === 2) return first(change, by)
  return begin(change, by)
})

/** One yes of two. */
async function first(change: ChangeTable, by: string): Promise<Told | null> {
  const opened = await store()
  if (!(await awaitSecond(opened.db, change.id, change.hash, by))) return noSuchPlan
  await tell({ action: 'change.asked', details: { change: change.id, hash: change.hash } })
  redirect(`/changes/${change.id}`)
}

async function begin(change: ChangeTable, by: string): Promise<Told | null> {
  const found = await targetAgain(JSON.parse(change.target))
  if ('problem' in found) return found.problem
  const from = change.state === 'awaiting' ? 'awaiting' : 'planned'
  const opened = await store()
  const applied = await applyChange(opened, change, found.target, { by, hash: change.hash, from })
  if (applied.kind === 'not-begun') return { message: applied.says, next: applied.next }
  await tell({ action: 'change.begun', details: { change: change.id, hash: change.hash } })
  // It goes on after this answer; its page shows how far it is.
  applied.ended.catch(error => console.error(`change ${change.id}:`, error))
  redirect(`/changes/${change.id}`)
}

const noSuchPlan: Told = {
  message: msg('There is no such plan any more: it was used, its hour is over, or it was another'),
  next: msg('Plan again: that reads the account anew.'),
}
