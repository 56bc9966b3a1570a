import type { Told } from '@/components/form/problem'
import { msg } from '@/lib/message'

/** Why the way over the company's provider did not lead in. What the address says is a code, never shown itself. */
export function companyProblem(error: unknown): Told | null {
  if (error === undefined) return null
  if (error === 'no_role')
    return {
      message: msg('Your company knows you, but none of your groups has a role here'),
      next: msg('Ask whoever runs this server which group to join.'),
    }
  if (error === 'account_not_linked')
    return {
      message: msg('Your company did not confirm your e-mail address, which somebody here has already'),
      next: msg('Sign in with your password, or ask an admin to remove the person of that address.'),
    }
  return {
    message: msg('Your company’s sign-in did not complete'),
    next: msg('Try again. If it stays so, the log of this server says more.'),
  }
}
