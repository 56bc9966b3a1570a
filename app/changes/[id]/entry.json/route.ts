import { refusal } from '@/lib/auth/demand'
import { jsonText } from '@/lib/report/json'
import { store } from '@/lib/store'
import { stepsOf } from '@/lib/store/changes'
import { visibleChange } from '../../visible-change'

/** The journal's entry: the plan with the bytes of before, who, when, and every step. */
export async function GET(_request: Request, { params }: RouteContext<'/changes/[id]/entry.json'>) {
  const refused = await refusal('see')
  if (refused) return refused
  const change = await visibleChange((await params).id)
  const headers = { 'cache-control': 'no-store', 'content-type': 'application/json' }
  if (!change) return new Response(jsonText({ error: 'There is no such change' }), { status: 404, headers })
  const { id, hash, state, outcome, asked_by, approved_by, created_at, ended_at, undoes, plan } = change
  const steps = await stepsOf((await store()).db, id)
  const entry = {
    version: 1,
    change: id,
    hash,
    state,
    outcome,
    askedBy: asked_by,
    approvedBy: approved_by,
    createdAt: created_at,
    endedAt: ended_at,
    undoes,
    plan: JSON.parse(plan),
    steps: steps.map(({ number, at, step, details }) => ({ number, at, step, details: JSON.parse(details) })),
  }
  return new Response(jsonText(entry), {
    headers: { ...headers, 'content-disposition': `attachment; filename="kiro-readiness-change-${id}.json"` },
  })
}
