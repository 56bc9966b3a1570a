import { type Allowed, demand } from '@/lib/auth/demand'
import type { Report } from '@/lib/report/model'
import { untilKept } from '@/lib/run'
import type { Run } from '@/lib/run/run'
import { visibleRun } from '../visible-run'

export type Sharer = { readonly run: Run; readonly report: Report; readonly by: string }

/** Whoever may hand reports out, with the finished run that they ask for; null: there is none. */
export async function sharer(id: unknown): Promise<Sharer | null> {
  const who = await demand('share')
  const run = await visibleRun(id)
  const report = run?.report()
  if (!run || !report) return null
  await untilKept(run.id)
  return { run, report, by: nameOf(who) }
}

function nameOf(who: Allowed): string {
  return who.kind === 'nobody-needed' ? 'whoever sits at this machine' : who.name
}
