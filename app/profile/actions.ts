'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { formIn } from '@/app/form-in'
import { refusePassword, typedPassword } from '@/app/person-input'
import { tellingInForm } from '@/app/telling'
import { demandPerson } from '@/lib/auth/demand'
import { changePassword, endOne, endOthers } from '@/lib/auth/profile'
import { MINUTES } from '@/lib/auth/tries'
import { msg } from '@/lib/message'

const one = z.object({ id: z.string().max(64) })

export const endThatSession = tellingInForm(async (before, form) => {
  const person = await demandPerson()
  const parsed = formIn(one, form, before)
  if (!parsed.ok) return parsed.state
  await endOne(person, parsed.given.id)
  refresh()
  return parsed.again
})

export const endOtherSessions = tellingInForm(async before => {
  await endOthers(await demandPerson())
  refresh()
  return before
})

export const choosePassword = tellingInForm(
  async (before, form) => {
    const person = await demandPerson()
    const shape = z
      .object({ currentPassword: typedPassword, newPassword: z.string() })
      .check(({ value, issues }) => refusePassword(value.newPassword, person.email, 'newPassword', issues))
    const parsed = formIn(shape, form, before, ['currentPassword', 'newPassword'])
    if (!parsed.ok) return parsed.state
    const changed = await changePassword(person, parsed.given)
    if (changed === 'too-many') return { ...parsed.again, problem: tooMany() }
    if (changed === 'refused') return { ...parsed.again, errors: { currentPassword: notYours } }
    refresh()
    return {
      ...parsed.again,
      result: { says: 'Your password is changed, and your other sessions are over.' },
    }
  },
  ['currentPassword', 'newPassword'],
)

const notYours = 'This is not your password.'
const tooMany = () => ({
  message: msg('There were too many tries'),
  next: msg('Wait {minutes} minutes, then try again.', { minutes: MINUTES }),
})
