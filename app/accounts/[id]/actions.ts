'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { isPlainPost } from '@/app/plain-post'
import { tellingProblem } from '@/app/telling'
import type { Told } from '@/components/form/problem'
import { demand } from '@/lib/auth/demand'
import { tell } from '@/lib/auth/events'
import { msg } from '@/lib/message'
import { attest, attestable, DAYS, revoke } from '@/lib/run/attest'
import { store } from '@/lib/store'
import { renameAccount } from '@/lib/store/history'
import { nameOfWho } from './name-of-who'
import { visibleAccount } from './visible-account'

const noSuchAccount: Told = {
  message: msg('There is no such account here'),
  next: msg('Choose one from the dashboard.'),
}

const calledShape = z.object({ name: z.string().trim().min(1).max(120), label: z.string().trim().max(60) })

export const callAccount = tellingProblem(async (_before, form) => {
  await demand('check')
  const account = await visibleAccount(form.get('account'))
  if (!account) return noSuchAccount
  const called = calledShape.safeParse({ name: form.get('name'), label: form.get('label') })
  if (!called.success)
    return {
      message: msg('An account needs a name'),
      next: msg('Give it one of at most 120 characters; a group has at most 60, or none.'),
    }
  if (!(await renameAccount((await store()).db, account.id, called.data))) return noSuchAccount
  await tell({ action: 'account.called', accountId: account.id, details: called.data })
  return shown(account.id)
})

const attestationShape = z.object({
  check: z.string(),
  by: z.string().trim().max(120).default(''),
  note: z.string().trim().max(500),
  days: z.coerce.number().int().min(1).max(DAYS.most),
})

export const confirmCheck = tellingProblem(async (_before, form) => {
  const who = await demand('check')
  const account = await visibleAccount(form.get('account'))
  if (!account) return noSuchAccount
  const given = attestationShape.safeParse(Object.fromEntries(form))
  const check = attestable.find(each => given.success && each === given.data.check)
  const by = nameOfWho(who) ?? (given.success ? given.data.by : '')
  if (!given.success || !check || by === '')
    return {
      message: msg('A confirmation needs a name, and a time for which it holds'),
      next: msg('Say who confirms it, and for 1 to {most} days.', { most: DAYS.most }),
    }
  const { note, days } = given.data
  await attest(await store(), account.id, { check, by, note, days })
  await tell({ action: 'attestation.given', accountId: account.id, details: { check, by, days, note } })
  return shown(account.id, '#confirmations')
})

export const revokeConfirmation = tellingProblem(async (_before, form) => {
  const who = await demand('check')
  const account = await visibleAccount(form.get('account'))
  const attestation = form.get('attestation')
  if (!account || typeof attestation !== 'string') return noSuchAccount
  const by = nameOfWho(who) ?? 'somebody at this machine'
  if (!(await revoke(await store(), account.id, attestation, by)))
    return {
      message: msg('This confirmation has been revoked already'),
      next: msg('Reload the page to see how it stands.'),
    }
  await tell({ action: 'attestation.revoked', accountId: account.id, details: { attestation } })
  return shown(account.id, '#confirmations')
})

/** The page as it is now: a script draws it anew where it is, a browser without one is led to it. */
async function shown(id: string, place = ''): Promise<null> {
  if (await isPlainPost()) redirect(`/accounts/${id}${place}`)
  refresh()
  return null
}
