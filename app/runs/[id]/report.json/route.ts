import { refusal } from '@/lib/auth/demand'
import { jsonText } from '@/lib/report/json'
import { unreadableRun, visibleRun } from '../visible-run'

/** The finished report, as the terminal's `--json` prints it. */
export async function GET(_request: Request, { params }: RouteContext<'/runs/[id]/report.json'>) {
  const refused = await refusal('see')
  if (refused) return refused
  const { id } = await params
  const run = await visibleRun(id)
  const report = run?.report()
  const headers = { 'cache-control': 'no-store', 'content-type': 'application/json' }
  if (report) return new Response(jsonText(report), { headers })
  const unreadable = run ? null : await unreadableRun(id)
  const error = run ? 'This run is not finished' : (unreadable?.message.text ?? 'There is no such run')
  return new Response(jsonText({ error }), { status: 404, headers })
}
