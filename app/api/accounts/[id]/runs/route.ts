import type { NextRequest } from 'next/server'
import { visibleAccount } from '@/app/accounts/[id]/visible-account'
import { startedBy } from '@/app/started-by'
import { keyHolder } from '@/lib/auth/demand'
import { jsonAnswer, problemAnswer } from '@/lib/auth/problem-answer'
import { originOf } from '@/lib/auth/request'
import type { Problem } from '@/lib/aws/problem'
import { msg } from '@/lib/message'
import { checkAgain } from '@/lib/run'

/** Begins a check of an account as it was last reached, for whoever sends an API key; its report is at `report`. */
export async function POST(request: NextRequest, { params }: RouteContext<'/api/accounts/[id]/runs'>) {
  const who = await keyHolder('check')
  if (who instanceof Response) return who
  const account = await visibleAccount((await params).id)
  if (!account) return problemAnswer(noSuchAccount, 404)
  const begun = await checkAgain(JSON.parse(account.target), await startedBy(who))
  if (!begun.ok) return problemAnswer(begun.problem, statuses[begun.problem.code] ?? 422)
  const { id } = begun.run
  const url = `${originOf(request.headers)}/runs/${id}`
  return jsonAnswer({ version: 1, id, url, report: `${url}/report.json` }, 202, { location: `/runs/${id}` })
}

/** Where it is not the account as it stands that keeps a check from beginning. */
const statuses: Partial<Record<Problem['code'], number>> = {
  'not-found': 404,
  'not-kept': 503,
  unreachable: 503,
  fault: 500,
}

const noSuchAccount: Problem = {
  code: 'not-found',
  message: msg('There is no such account here'),
  next: msg('Take the id from the address of its page: /accounts/ID.'),
}
