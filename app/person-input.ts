import { z } from 'zod'
import { passwordProblem } from '@/lib/auth/password'
import { type Role, roleNames } from '@/lib/auth/rights'

export const name = z.string().trim().min(1, 'Say what to call you.').max(100, 'Take at most 100 characters.')

export const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email('This is not an e-mail address: they look like ana@example.com.'))

export const role = z.enum(roleNames as [Role, ...Role[]], 'Choose a role.')

export const typedPassword = z
  .string()
  .min(1, 'Type your password.')
  .max(1_000, 'This is no password of yours.')

export const code = z.string().trim().min(1, 'Type the code.').max(40, 'This is longer than a code.')

/** Says beside the field why a new password will not do. */
export function refusePassword(
  password: string,
  address: string,
  field: string,
  issues: z.core.$ZodRawIssue[],
): void {
  const problem = passwordProblem(password, address)
  if (problem) issues.push({ code: 'custom', path: [field], message: problem.text, input: '' })
}
