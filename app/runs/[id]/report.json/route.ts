import { visibleRun } from '../visible-run'

/** The finished report, as the terminal's `--json` prints it. */
export async function GET(_request: Request, { params }: RouteContext<'/runs/[id]/report.json'>) {
  const run = await visibleRun((await params).id)
  const report = run?.report()
  const headers = { 'cache-control': 'no-store' }
  if (report) return Response.json(report, { headers })
  const error = run ? 'This run is not finished' : 'There is no such run'
  return Response.json({ error }, { status: 404, headers })
}
