'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formIn } from '@/app/form-in'
import { code, typedPassword } from '@/app/person-input'
import { tellingInForm } from '@/app/telling'
import { secondStep } from '@/lib/auth/second-factor'
import { signIn, signOut } from '@/lib/auth/sign-in'
import { MINUTES } from '@/lib/auth/tries'
import { wayBack } from '@/lib/auth/way-back'
import { msg } from '@/lib/message'

// Not by the shape of the address: what is none is as unknown as any other.
const credentials = z.object({
  email: z.string().trim().min(1, 'Type your e-mail address.').max(254, 'This is no e-mail address.'),
  password: typedPassword,
  to: z.string().optional(),
})

export const signInWithPassword = tellingInForm(
  async (before, form) => {
    const parsed = formIn(credentials, form, before, ['password'])
    if (!parsed.ok) return parsed.state
    const { email, password, to } = parsed.given
    const came = await signIn(email, password)
    if (came === 'in') redirect(wayBack(to))
    if (came === 'second-factor') redirect(`/sign-in/second-factor?to=${encodeURIComponent(wayBack(to))}`)
    return { ...parsed.again, problem: came === 'too-many' ? tooMany() : refused }
  },
  ['password'],
)

const codeShape = z.object({ code, to: z.string().optional() })

export const signInWithCode = tellingInForm(
  async (before, form) => {
    const parsed = formIn(codeShape, form, before, ['code'])
    if (!parsed.ok) return parsed.state
    const came = await secondStep(parsed.given.code)
    if (came === 'in') redirect(wayBack(parsed.given.to))
    return { ...parsed.again, problem: came === 'too-many' ? tooMany() : wrongCode }
  },
  ['code'],
)

export async function leave(): Promise<void> {
  await signOut()
  redirect('/sign-in')
}

const refused = {
  message: msg('This address and this password do not go together'),
  next: msg('Try again, or ask an admin of this server for a new invitation.'),
}
const wrongCode = {
  message: msg('This code does not let you in'),
  next: msg('Take the newest one of your authenticator, or one of your backup codes; or sign in again.'),
}
const tooMany = () => ({
  message: msg('There were too many tries'),
  next: msg('Wait {minutes} minutes, then try again.', { minutes: MINUTES }),
})
