import Link from 'next/link'
import { AnswerMark } from '@/components/answer/mark'
import type { Standing } from '@/components/answer/words'
import { Ago } from '@/components/time/ago'
import { visible } from '@/lib/message'
import { type ChangeNames, ChangesLine } from './changes'
import { Tag } from './tag'

export type AccountRowData = {
  readonly id: string
  readonly name: string
  readonly label: string
  readonly awsAccountId: string
  /** The demo organization's title; null: a real account. */
  readonly demo: string | null
  readonly standing: Standing
  /** The newest run that ended, and the one under way. */
  readonly latest: { readonly runId: string; readonly at: string } | null
  readonly runningId: string | null
  readonly changes: ChangeNames | null
}

export function AccountRow({ account, now }: { account: AccountRowData; now: number }) {
  const { id, name, label, awsAccountId, demo, standing, latest, runningId, changes } = account
  return (
    <li className="grid grid-cols-1 gap-x-5 gap-y-1.5 px-4.5 py-3 sm:grid-cols-[9.5rem_minmax(0,1fr)] lg:grid-cols-[9.5rem_minmax(0,5fr)_minmax(0,6fr)_8rem]">
      <div className="flex flex-wrap items-start gap-x-3 sm:pt-0.5">
        {latest ? (
          <Link href={`/runs/${latest.runId}`} prefetch={false} className="link">
            <AnswerMark standing={standing} />
            <span className="sr-only">: the report on {visible(name)}</span>
          </Link>
        ) : (
          <AnswerMark standing={runningId ? 'running' : 'none'} />
        )}
      </div>
      <div className="min-w-0">
        <p>
          <Link href={`/accounts/${id}`} prefetch={false} className="link font-medium">
            <bdi>{visible(name)}</bdi>
          </Link>
        </p>
        <p className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-soft">
          <span className="font-mono">{visible(awsAccountId)}</span>
          {demo !== null && <Tag accent>Demo: {visible(demo)}</Tag>}
          {label !== '' && <Tag>{visible(label)}</Tag>}
        </p>
      </div>
      <div className="min-w-0 text-sm text-soft sm:col-start-2 lg:col-start-3">
        {latest && <ChangesLine changes={changes} />}
      </div>
      <div className="text-sm text-soft sm:col-start-2 lg:col-start-4 lg:text-right">
        {latest && <Ago at={latest.at} now={now} />}
        {runningId && (
          <Link href={`/runs/${runningId}`} prefetch={false} className="link block font-medium text-accent">
            Checking now<span className="sr-only"> {visible(name)}</span>
          </Link>
        )}
      </div>
    </li>
  )
}
