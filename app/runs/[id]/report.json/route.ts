import { refusal } from '@/lib/auth/demand'
import { jsonAnswer, problemAnswer } from '@/lib/auth/problem-answer'
import type { Problem } from '@/lib/aws/problem'
import { msg } from '@/lib/message'
import { unreadableRun, visibleRun } from '../visible-run'

/** The finished report, as the terminal's `--json` prints it. */
export async function GET(_request: Request, { params }: RouteContext<'/runs/[id]/report.json'>) {
  const refused = await refusal('see')
  if (refused) return refused
  const { id } = await params
  const run = await visibleRun(id)
  const report = run?.report()
  if (report) return jsonAnswer(report)
  if (run) return problemAnswer(notFinished, 409, { 'retry-after': '1' })
  return problemAnswer((await unreadableRun(id)) ?? noSuchRun, 404)
}

const notFinished: Problem = {
  code: 'not-finished',
  message: msg('This run is not finished'),
  next: msg('Ask again in a second: a run ends within a minute.'),
}

const noSuchRun: Problem = {
  code: 'not-found',
  message: msg('There is no such run here'),
  next: msg('Begin a new one.'),
}
