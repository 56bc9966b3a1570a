import { z } from 'zod'
import { type Comparison, compare } from '@/lib/report/compare'
import { reportShape } from '@/lib/report/schema'
import { store } from '@/lib/store'
import { reportsOf } from '@/lib/store/history'
import { runId } from '@/lib/store/runs'

const asked = z.object({ before: z.string().regex(runId), after: z.string().regex(runId) })

export type Compared = { readonly before: string; readonly after: string; readonly comparison: Comparison }

/** Two runs of one account; null: one of them is none of it, has not ended, or is of another version. */
export async function compared(accountId: string, params: unknown): Promise<Compared | null> {
  const parsed = asked.safeParse(params)
  if (!parsed.success) return null
  const { before, after } = parsed.data
  const reports = await reportsOf((await store()).db, accountId, [before, after])
  const [one, other] = [reports.get(before), reports.get(after)]
  if (one === undefined || other === undefined) return null
  const [was, is] = [one, other].map(text => reportShape.safeParse(JSON.parse(text)))
  if (!was?.success || !is?.success) return null
  return { before, after, comparison: compare(was.data, is.data) }
}
