'use server'

import { randomBytes } from 'node:crypto'
import { redirect } from 'next/navigation'
import { telling } from '@/app/telling'
import type { Told } from '@/components/form/problem'
import { demand } from '@/lib/auth/demand'
import { newExternalId, trustedPrincipal } from '@/lib/connect'
import { msg } from '@/lib/message'
import { store } from '@/lib/store'
import { insertConnection } from '@/lib/store/connections'

export type PrepareState = {
  readonly principal: string
  readonly fixes: boolean
  readonly problem: Told | null
  readonly tries: number
}

/** Leads to the texts of a role that trusts this principal, with an external ID of its own. */
export const prepareRole = telling<PrepareState>(
  async (before: PrepareState, form: FormData) => {
    await demand('connect')
    const state = again(before, form)
    const { principal: given, fixes } = state
    const principal = trustedPrincipal(given, form.get('partition') === 'aws-us-gov' ? 'aws-us-gov' : 'aws')
    if (principal === null) return { ...state, problem: noPrincipal }
    const id = randomBytes(8).toString('hex')
    await insertConnection((await store()).db, {
      id,
      created_at: new Date().toISOString(),
      principal,
      external_id: newExternalId(),
      fixes: fixes ? 1 : 0,
    })
    redirect(`/accounts/new/${id}`)
  },
  (problem, before, form) => ({ ...again(before, form), problem }),
)

function again(before: PrepareState, form: FormData) {
  const principal = String(form.get('principal') ?? '')
    .trim()
    .slice(0, 2_000)
  return { principal, fixes: form.get('fixes') === 'yes', tries: before.tries + 1 }
}

const noPrincipal: Told = {
  message: msg('This is no principal that a role can trust'),
  next: msg(
    'Give the number of an AWS account, or the ARN of a role or user, such as arn:aws:iam::111122223333:role/KiroReadiness.',
  ),
}
