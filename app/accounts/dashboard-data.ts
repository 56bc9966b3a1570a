import { demoTitle } from '@/app/demo'
import type { DashboardData } from '@/components/account/dashboard'
import type { AccountRowData } from '@/components/account/row'
import { isAnswer } from '@/components/answer/words'
import { store } from '@/lib/store'
import {
  type AccountCount,
  type AccountLine,
  accountPage,
  countAccounts,
  PAGE_SIZE,
} from '@/lib/store/account-list'
import { changeNames } from './change-names'
import { dashboardQuery, groupValue, type SearchParams } from './dashboard-query'

/** null: there is no account yet that may be seen here. */
export async function dashboardData(params: SearchParams): Promise<DashboardData | null> {
  const { db } = await store()
  const { query, asked } = dashboardQuery(params)
  const [lines, counts] = await Promise.all([accountPage(db, query), countAccounts(db, query)])
  const total = (of: (count: AccountCount) => number) =>
    counts.reduce((sum, count) => sum + Number(of(count)), 0)
  const every = total(count => count.every)
  if (every === 0) return null
  const matching = total(count => count.matching)
  const withAnswer = (answer: string | null) =>
    total(count => (count.latest_answer === answer ? count.every : 0))
  return {
    rows: lines.map(rowOf),
    every,
    matching,
    answered: {
      ready: withAnswer('ready'),
      'not-ready': withAnswer('not-ready'),
      undecided: withAnswer('undecided'),
      none: withAnswer(null),
    },
    groups: groupsIn(counts),
    asked,
    page: query.page,
    pages: Math.ceil(matching / PAGE_SIZE),
  }
}

function groupsIn(counts: readonly AccountCount[]): DashboardData['groups'] {
  const labels = [...new Set(counts.map(({ label }) => label))].sort((a, b) => a.localeCompare(b, 'en'))
  return labels.map(label => ({
    value: groupValue(label),
    name: label === '' ? 'In no group' : label,
    count: counts.filter(each => each.label === label).reduce((sum, { every }) => sum + Number(every), 0),
  }))
}

function rowOf(line: AccountLine): AccountRowData {
  const { latest_run_id: runId, latest_at: at, latest_answer: answer } = line
  return {
    id: line.id,
    name: line.name,
    label: line.label,
    awsAccountId: line.aws_account_id,
    demo: line.source === 'demo' ? demoTitle(line.name) : null,
    standing: isAnswer(answer) ? answer : 'none',
    latest: runId && at ? { runId, at } : null,
    runningId: line.running_run_id,
    changes: changeNames(line.latest_changes),
  }
}
