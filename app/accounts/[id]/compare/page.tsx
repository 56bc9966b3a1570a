import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { Masthead } from '@/app/masthead'
import { AnswerMark } from '@/components/answer/mark'
import { ComparisonView } from '@/components/comparison/comparison'
import { demandOnPage } from '@/lib/auth/demand'
import { visible } from '@/lib/message'
import { moment } from '@/lib/moment'
import { visibleAccount } from '../visible-account'
import { compared } from './compared'

export const metadata: Metadata = { title: 'Two runs compared' }

export default async function ComparePage({ params, searchParams }: PageProps<'/accounts/[id]/compare'>) {
  const { id } = await params
  await demandOnPage('see', `/accounts/${id}`)
  const account = await visibleAccount(id)
  const found = account && (await compared(account.id, await searchParams))
  if (!found) notFound()
  const { before, after, comparison } = found
  return (
    <>
      <Masthead here={visible(account.name)} />
      <main className="mx-auto max-w-4xl px-4 pt-7 pb-16 sm:px-7 sm:pt-9">
        <p className="text-sm">
          <Link href={`/accounts/${account.id}`} prefetch={false} className="link">
            All runs of <bdi>{visible(account.name)}</bdi>
          </Link>
        </p>
        <h1 className="mt-2 text-[1.75rem] leading-9 font-semibold tracking-tight">Two runs compared</h1>
        <dl className="mt-4 mb-7 grid gap-x-7 gap-y-3 sm:grid-cols-2">
          <Side
            term="Before"
            run={before}
            at={comparison.generatedAt.before}
            answer={comparison.answer.before}
          />
          <Side term="After" run={after} at={comparison.generatedAt.after} answer={comparison.answer.after} />
        </dl>
        <ComparisonView comparison={comparison} now={Date.now()} />
      </main>
    </>
  )
}

type SideProps = { term: string; run: string; at: string; answer: 'ready' | 'not-ready' | 'undecided' }

function Side({ term, run, at, answer }: SideProps) {
  return (
    <div className="panel px-4.5 py-3">
      <dt className="text-xs text-soft">{term}</dt>
      <dd className="mt-1">
        <AnswerMark standing={answer} />
        <Link href={`/runs/${run}`} prefetch={false} className="link mt-1 block text-sm text-soft">
          {moment(at)}
        </Link>
      </dd>
    </div>
  )
}
