import type { Route } from 'next'
import Link from 'next/link'
import { answers } from '@/components/answer/words'
import { AccountFilter, type Asked, type GroupChoice } from './filter'
import { Pager } from './pager'
import { AccountRow, type AccountRowData } from './row'

export type DashboardData = {
  readonly rows: readonly AccountRowData[]
  readonly every: number
  readonly matching: number
  /** Of all that there are. */
  readonly answered: Readonly<Record<'ready' | 'not-ready' | 'undecided' | 'none', number>>
  readonly groups: readonly GroupChoice[]
  readonly asked: Asked
  readonly page: number
  readonly pages: number
}

export function Dashboard({
  data,
  now,
  mayConnect,
}: {
  data: DashboardData
  now: number
  mayConnect: boolean
}) {
  const { rows, every, matching, answered, groups, asked, page, pages } = data
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <div>
          <h1 className="text-[1.75rem] leading-9 font-semibold tracking-tight">Accounts</h1>
          <p className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-sm text-soft">
            <span>
              <span className="tabular-nums">{every.toLocaleString('en-US')}</span>{' '}
              {every === 1 ? 'account' : 'accounts'}
            </span>
            {(['not-ready', 'undecided', 'ready', 'none'] as const)
              .filter(answer => answered[answer] > 0)
              .map(answer => (
                <Link
                  key={answer}
                  href={`/?answer=${answer}`}
                  prefetch={false}
                  className={`link font-medium ${answers[answer].ink}`}
                >
                  <span className="tabular-nums">{answered[answer].toLocaleString('en-US')}</span>{' '}
                  {answers[answer].word.toLowerCase()}
                </Link>
              ))}
          </p>
        </div>
        {mayConnect && (
          <Link href="/accounts/new" prefetch={false} className="button button-first">
            Connect an account
          </Link>
        )}
      </div>
      <div className="mt-5">
        <AccountFilter key={JSON.stringify(asked)} asked={asked} groups={groups} />
      </div>
      <section aria-label="Accounts" className="panel mt-4 overflow-hidden">
        {rows.length === 0 ? (
          <p className="px-4.5 py-6 text-sm text-soft">
            No account is like that.{' '}
            <Link href="/" prefetch={false} className="link">
              Show all {every.toLocaleString('en-US')}
            </Link>
          </p>
        ) : (
          <ul className="divide-y divide-hair">
            {rows.map(account => (
              <AccountRow key={account.id} account={account} now={now} />
            ))}
          </ul>
        )}
      </section>
      <div className="mt-3">
        {matching < every && rows.length > 0 && (
          <p role="status" className="mb-2 text-sm text-soft">
            {matching.toLocaleString('en-US')} of {every.toLocaleString('en-US')} are like that.
          </p>
        )}
        <Pager page={page} pages={pages} href={to => addressOf(asked, to)} />
      </div>
    </>
  )
}

function addressOf(asked: Asked, page: number): Route {
  const query = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ''))
  query.set('page', String(page))
  return `/?${query}`
}
