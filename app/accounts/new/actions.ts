'use server'

import { randomBytes } from 'node:crypto'
import { redirect } from 'next/navigation'
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
export async function prepareRole(before: PrepareState, form: FormData): Promise<PrepareState> {
  await demand('connect')
  const given = String(form.get('principal') ?? '')
    .trim()
    .slice(0, 2_000)
  const fixes = form.get('fixes') === 'yes'
  const state = { principal: given, fixes, tries: before.tries + 1 }
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
}

const noPrincipal: Told = {
  message: msg('This is no principal that a role can trust'),
  next: msg(
    'Give the number of an AWS account, or the ARN of a role or user, such as arn:aws:iam::111122223333:role/KiroReadiness.',
  ),
}
