import type { z } from 'zod'
import type { FormState } from '@/components/form/state'

type Parsed<T> = { readonly ok: true; readonly given: T } | { readonly ok: false; readonly state: FormState }

/** What was typed, parsed; or the form again with a sentence beside each field. `secrets` never travel back. */
export function formIn<T>(
  shape: z.ZodType<T>,
  form: FormData,
  before: FormState,
  secrets: readonly string[] = [],
): Parsed<T> & { readonly again: FormState } {
  const texts = [...form].flatMap(([name, value]) =>
    typeof value === 'string' && !name.startsWith('$') ? [[name, value.slice(0, 8_000)] as const] : [],
  )
  const values = Object.fromEntries(texts.filter(([name]) => !secrets.includes(name)))
  const again: FormState = { values, errors: {}, problem: null, tries: before.tries + 1 }
  const parsed = shape.safeParse(Object.fromEntries(texts))
  if (parsed.success) return { ok: true, given: parsed.data, again }
  const errors: Record<string, string> = {}
  for (const { path, message } of parsed.error.issues) errors[String(path[0])] ??= message
  return { ok: false, state: { ...again, errors }, again }
}
