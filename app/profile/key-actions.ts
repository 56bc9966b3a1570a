'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { formIn } from '@/app/form-in'
import { role } from '@/app/person-input'
import { tellingInForm } from '@/app/telling'
import { LONGEST_KEY_DAYS, makeApiKey, revoke } from '@/lib/auth/api-keys'
import { demandPerson } from '@/lib/auth/demand'

const asked = z.object({
  name: z.string().trim().min(1, 'Say what the key is for.').max(60, 'Take at most 60 characters.'),
  role,
  days: z.coerce
    .number()
    .int()
    .min(1)
    .max(LONGEST_KEY_DAYS, `A key is good for at most ${LONGEST_KEY_DAYS} days.`),
})
const one = z.object({ id: z.string().max(64) })

export const makeKey = tellingInForm(async (before, form) => {
  const person = await demandPerson()
  const parsed = formIn(asked, form, before)
  if (!parsed.ok) return parsed.state
  const key = await makeApiKey(person, parsed.given)
  if (key === null) return { ...parsed.again, errors: { role: 'A key may no more than you may.' } }
  refresh()
  const says = 'Copy the key now: it is shown this once.'
  return { ...parsed.again, values: {}, result: { says, lines: [key], what: 'the key' } }
})

export const revokeKey = tellingInForm(async (before, form) => {
  const person = await demandPerson()
  const parsed = formIn(one, form, before)
  if (!parsed.ok) return parsed.state
  await revoke(person, parsed.given.id)
  refresh()
  return parsed.again
})
