import { z } from 'zod'
import { env } from '@/lib/env'
import type { NewLink } from '@/lib/run/sharing'

export const USUAL_DAYS = 7

const noneOr = <T extends z.ZodType>(shape: T) => z.union([z.literal('').transform((): null => null), shape])

/** What the form hands in. */
export function linkShape() {
  const most = env().SHARE_DAYS_MAX
  const days = `A whole number of days, from 1 to ${most}`
  return z.object({
    shows: z.enum(['this-run', 'newest']),
    days: z.coerce.number(days).int(days).min(1, days).max(most, days),
    passphrase: noneOr(z.string().min(8, 'At least 8 characters').max(200, 'At most 200 characters')),
    mostViews: noneOr(
      z.coerce
        .number('A whole number')
        .int('A whole number')
        .min(1, 'At least 1')
        .max(100_000, 'At most 100,000'),
    ),
    recipients: z
      .string()
      .max(2_000, 'At most 2,000 characters')
      .transform(text =>
        text
          .split(/[,\n]/)
          .map(name => name.trim())
          .filter(Boolean),
      ),
  }) satisfies z.ZodType<Omit<NewLink, 'runId' | 'profile' | 'by'>>
}

/** What each field is filled with again; a passphrase never travels back. */
export function typedIn(form: FormData): Readonly<Record<string, string>> {
  return Object.fromEntries(
    ['shows', 'days', 'mostViews', 'recipients'].map(name => [
      name,
      String(form.get(name) ?? '').slice(0, 2_000),
    ]),
  )
}
