'use server'

import { redirect } from 'next/navigation'
import type { Told } from '@/components/form/problem'
import { type Allowed, demand } from '@/lib/auth/demand'
import { msg } from '@/lib/message'
import { begin } from '@/lib/run'
import { store } from '@/lib/store'
import { takeConnection } from '@/lib/store/connections'
import type { Target } from '@/lib/target'
import { type FieldErrors, parseAccount, typed, type Values } from './account-input'
import { demoTarget } from './demo'
import { isPlainPost } from './plain-post'
import { startedBy } from './started-by'
import { telling, tellingProblem } from './telling'

export type AccountState = {
  readonly values: Values
  readonly errors: FieldErrors
  readonly problem: Told | null
  /** Counts the tries: what a browser resets after each is filled in again. */
  readonly tries: number
}

export const checkDemo = tellingProblem(async (_before, form) => {
  const who = await demand('check')
  const target = await demoTarget(String(form.get('organization')))
  if (!target) return noSuchDemo
  return start(target, who)
})

export const checkAccount = telling(
  async (before: AccountState, form: FormData) => {
    const who = await demand('connect')
    const state = again(before, form)
    const parsed = parseAccount(form)
    if (!parsed.ok) return { ...state, errors: parsed.errors }
    const connection = form.get('connection')
    if (typeof connection !== 'string') return { ...state, problem: await start(parsed.target, who) }
    const begun = await begin(parsed.target, await startedBy(who))
    if (!begun.ok) return { ...state, problem: begun.problem }
    await takeConnection((await store()).db, connection, begun.run.id)
    redirect(`/runs/${begun.run.id}/permissions`)
  },
  (problem, before, form) => ({ ...again(before, form), problem }),
)

function again(before: AccountState, form: FormData): AccountState {
  return { values: typed(form), errors: {}, problem: null, tries: before.tries + 1 }
}

/** Leads to the run, or says why there is none. */
async function start(target: Target, who: Allowed): Promise<Told> {
  const begun = await begin(target, await startedBy(who))
  if (!begun.ok) return begun.problem
  redirect((await isPlainPost()) ? `/runs/${begun.run.id}?view=plain` : `/runs/${begun.run.id}`)
}

const noSuchDemo: Told = {
  message: msg('There is no such demo organization'),
  next: msg('Choose one from the list.'),
}
