import { type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import { type AccountTable, folded } from './accounts'
import type { Database } from './database'
import type { Tables } from './tables'

export const sorts = ['newest', 'name', 'answer'] as const
export type AccountQuery = {
  /** Part of the name, or of the AWS account id; '' is everything. */
  readonly search: string
  /** none: no run of it has ended yet. */
  readonly answer: 'ready' | 'not-ready' | 'undecided' | 'none' | null
  /** A group; '' is accounts that are in none; null: any. */
  readonly group: string | null
  readonly sort: (typeof sorts)[number]
  /** From 1. */
  readonly page: number
}

export const PAGE_SIZE = 25

export type AccountLine = Pick<
  AccountTable,
  | 'id'
  | 'aws_account_id'
  | 'name'
  | 'label'
  | 'source'
  | 'latest_run_id'
  | 'latest_at'
  | 'latest_answer'
  | 'latest_changes'
> & {
  /** A run of it that has not ended. */
  readonly running_run_id: string | null
}

export async function accountPage(db: Database, query: AccountQuery): Promise<readonly AccountLine[]> {
  return db
    .selectFrom('account')
    .select([
      'id',
      'aws_account_id',
      'name',
      'label',
      'source',
      'latest_run_id',
      'latest_at',
      'latest_answer',
      'latest_changes',
    ])
    .select(({ selectFrom }) =>
      selectFrom('run')
        .select('run.id')
        .whereRef('run.account_id', '=', 'account.id')
        // As it stands in the index.
        .where('run.state', '=', sql.lit('running'))
        .orderBy('run.started_at', 'desc')
        .limit(1)
        .as('running_run_id'),
    )
    .where(eb => isAskedFor(eb, query))
    .$if(query.sort !== 'newest', page => page.orderBy(orders[query.sort]))
    .orderBy(orders.newest)
    .orderBy('id')
    .limit(PAGE_SIZE)
    .offset((query.page - 1) * PAGE_SIZE)
    .execute()
}

// What must be changed comes before what must be found out.
const orders = {
  newest: sql`coalesce(latest_at, created_at) desc`,
  name: sql`search_name`,
  answer: sql`case latest_answer when 'not-ready' then 1 when 'undecided' then 2 when 'ready' then 4 else 3 end`,
} as const

export type AccountCount = {
  readonly label: string
  readonly latest_answer: string | null
  /** Without regard to what is searched for. */
  readonly every: number
  readonly matching: number
}

/** How many there are of each group and answer, and how many of them are asked for. */
export async function countAccounts(db: Database, query: AccountQuery): Promise<readonly AccountCount[]> {
  return db
    .selectFrom('account')
    .select(['label', 'latest_answer'])
    .select(({ fn }) => fn.countAll<number>().as('every'))
    .select(eb =>
      eb.fn
        .sum<number>(eb.case().when(isAskedFor(eb, query)).then(sql.lit(1)).else(sql.lit(0)).end())
        .as('matching'),
    )
    .groupBy(['label', 'latest_answer'])
    .execute()
}

type Account = ExpressionBuilder<Tables, 'account'>

function isAskedFor(eb: Account, { search, answer, group }: AccountQuery) {
  const conditions = []
  if (search !== '') {
    const pattern = `%${folded(search).replaceAll(/[\\%_]/g, '\\$&')}%`
    conditions.push(
      sql<SqlBool>`(search_name like ${pattern} escape '\\' or aws_account_id like ${pattern} escape '\\')`,
    )
  }
  if (answer === 'none') conditions.push(eb('latest_answer', 'is', null))
  else if (answer !== null) conditions.push(eb('latest_answer', '=', answer))
  if (group !== null) conditions.push(eb('label', '=', group))
  return eb.and(conditions)
}
