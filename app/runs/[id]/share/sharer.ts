import type { Report } from '@/lib/report/model'
import type { Run } from '@/lib/run/run'
import { visibleRun } from '../visible-run'

export type Sharer = { readonly run: Run; readonly report: Report; readonly by: string }

/** Whoever asks, with the finished run that they may hand out; null: there is none, or they may not. */
export async function sharer(id: unknown): Promise<Sharer | null> {
  const run = await visibleRun(id)
  const report = run?.report()
  return run && report ? { run, report, by: 'whoever sits at this machine' } : null
}
