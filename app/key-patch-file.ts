import { z } from 'zod'
import { type Form, forms } from '@/lib/policy'
import { keyPatchIn } from '@/lib/report/key-patch'
import type { Report } from '@/lib/report/model'

const formShape = z.enum(forms.map(({ form }) => form) as [Form, ...Form[]])
const queryShape = z.object({
  region: z.string().max(64).nullable(),
  statements: z.enum(['exact', 'relaxed']).default('exact'),
})

/** The change to the key policy of a report, as a file in one of the forms in which keys are kept. */
export function keyPatchFile(report: Report, form: string, { searchParams }: URL): Response {
  const asked = formShape.safeParse(form)
  const query = queryShape.safeParse({
    region: searchParams.get('region'),
    statements: searchParams.get('statements') ?? undefined,
  })
  if (!asked.success || !query.success) return plain('There is no such form of a patch.', 404)
  const { region, statements } = query.data
  const read = report.keyPolicies.find(({ key }) => region === null || key.region === region)
  if (!read) return plain('This run has read no key policy there.', 404)
  const made = keyPatchIn(report, read, statements)
  if (made.kind !== 'text') return plain(made.notes.map(({ text }) => text).join('\n'), 409)
  const { fileName, text } = made.render(asked.data)
  return plain(text, 200, { 'content-disposition': `attachment; filename="${fileName}"` })
}

export function plain(text: string, status: number, more: Readonly<Record<string, string>> = {}): Response {
  return new Response(text, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', ...more },
  })
}
