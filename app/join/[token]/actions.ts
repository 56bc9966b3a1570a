'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formIn } from '@/app/form-in'
import { email, name, refusePassword } from '@/app/person-input'
import { tellingInForm } from '@/app/telling'
import { invitationOf, join } from '@/lib/auth/join'
import { msg } from '@/lib/message'

const token = z.object({ token: z.string().max(100) })

/** The right to join is the token: it is looked up, and used up, with what it lets in. */
export const joinWithPassword = tellingInForm(
  async (before, form) => {
    const asked = formIn(token, form, before, ['password'])
    const invitation = asked.ok ? await invitationOf(asked.given.token) : null
    if (!asked.ok || !invitation) return { ...asked.again, problem: noInvitation }
    const parsed = formIn(shapeFor(invitation.email), form, before, ['password'])
    if (!parsed.ok) return parsed.state
    const came = await join(asked.given.token, parsed.given)
    if (came === 'no-invitation') return { ...parsed.again, problem: noInvitation }
    if (came === 'email-taken') return { ...parsed.again, problem: emailTaken }
    redirect('/')
  },
  ['password'],
)

function shapeFor(invited: string | null) {
  return z
    .object({ name, email: invited === null ? email : z.string().default(invited), password: z.string() })
    .check(({ value, issues }) => refusePassword(value.password, invited ?? value.email, 'password', issues))
}

const noInvitation = {
  message: msg('This link no longer opens anything'),
  next: msg('Ask for a new invitation; the link that sets a server up is printed when it starts.'),
}
const emailTaken = {
  message: msg('Somebody of this e-mail address is here already'),
  next: msg('Sign in instead.'),
}
