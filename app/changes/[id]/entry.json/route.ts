import { refusal } from '@/lib/auth/demand'
import { jsonAnswer, problemAnswer } from '@/lib/auth/problem-answer'
import type { Problem } from '@/lib/aws/problem'
import { msg } from '@/lib/message'
import { store } from '@/lib/store'
import { stepsOf } from '@/lib/store/change-steps'
import { visibleChange } from '../../visible-change'

/** The journal's entry: the plan with the bytes of before, who, when, and every step. */
export async function GET(_request: Request, { params }: RouteContext<'/changes/[id]/entry.json'>) {
  const refused = await refusal('see')
  if (refused) return refused
  const change = await visibleChange((await params).id)
  if (!change) return problemAnswer(noSuchChange, 404)
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
  return jsonAnswer(entry, 200, {
    'content-disposition': `attachment; filename="kiro-readiness-change-${id}.json"`,
  })
}

const noSuchChange: Problem = {
  code: 'not-found',
  message: msg('There is no such change here'),
  next: msg('Choose one from the page of its account.'),
}
