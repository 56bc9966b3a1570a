'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { formIn } from '@/app/form-in'
import { email, role } from '@/app/person-input'
import { tellingInForm } from '@/app/telling'
import type { FormState } from '@/components/form/state'
import { demandPerson } from '@/lib/auth/demand'
import { changeRole, invite, remove, withdraw } from '@/lib/auth/people'
import { msg } from '@/lib/message'

const invited = z.object({ email, role })
const chosen = z.object({ id: z.string().max(64), role })
const one = z.object({ id: z.string().max(64) })

export const inviteSomebody = tellingInForm(async (before, form) => {
  const by = await demandPerson('people')
  const parsed = formIn(invited, form, before)
  if (!parsed.ok) return parsed.state
  const link = await invite(by, parsed.given.email, parsed.given.role)
  if (link === null) return { ...parsed.again, problem: thereAlready }
  refresh()
  const says = `Hand this link to ${parsed.given.email}. It is shown this once, and is good once, for 7 days.`
  return { ...parsed.again, values: {}, result: { says, lines: [link], what: 'the invitation' } }
})

export const withdrawInvitation = tellingInForm(async (before, form) => {
  await demandPerson('people')
  const parsed = formIn(one, form, before)
  if (!parsed.ok) return parsed.state
  await withdraw(parsed.given.id)
  refresh()
  return parsed.again
})

export const giveRole = tellingInForm(async (before, form) => {
  await demandPerson('people')
  const parsed = formIn(chosen, form, before)
  if (!parsed.ok) return parsed.state
  return told(parsed.again, await changeRole(parsed.given.id, parsed.given.role))
})

export const removeSomebody = tellingInForm(async (before, form) => {
  await demandPerson('people')
  const parsed = formIn(one, form, before)
  if (!parsed.ok) return parsed.state
  return told(parsed.again, await remove(parsed.given.id))
})

function told(again: FormState, changed: 'done' | 'not-found' | 'last-admin'): FormState {
  if (changed === 'last-admin') return { ...again, problem: lastAdmin }
  refresh()
  return { ...again, values: {} }
}

const thereAlready = {
  message: msg('Somebody of this e-mail address is here already'),
  next: msg('Change their role in the list instead.'),
}
const lastAdmin = {
  message: msg('This is the only admin'),
  next: msg('Make somebody else an admin first.'),
}
