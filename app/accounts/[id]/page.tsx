import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { Masthead } from '@/app/masthead'
import { CallForm } from '@/components/account/call-form'
import { AccountHead } from '@/components/account/head'
import { HistoryChart } from '@/components/account/history-chart'
import { RunTable } from '@/components/account/runs'
import { AttestationSection } from '@/components/attestation/section'
import { ChangeList } from '@/components/change/list'
import { CheckAllAgain } from '@/components/run/check-all-again'
import { demandOnPage } from '@/lib/auth/demand'
import { may } from '@/lib/auth/rights'
import { visible } from '@/lib/message'
import { DAYS } from '@/lib/run/attest'
import { accountData } from './account-data'
import { nameOfWho } from './name-of-who'
import { visibleAccount } from './visible-account'

const queryShape = z.object({ before: z.iso.datetime().optional().catch(undefined) })

export async function generateMetadata({ params }: PageProps<'/accounts/[id]'>): Promise<Metadata> {
  const account = await visibleAccount((await params).id)
  return { title: account ? visible(account.name) : 'No such account' }
}

export default async function AccountPage({ params, searchParams }: PageProps<'/accounts/[id]'>) {
  const { id } = await params
  const who = await demandOnPage('see', `/accounts/${id}`)
  const checks = may(who, 'check')
  const account = await visibleAccount(id)
  if (!account) notFound()
  const { before } = queryShape.parse(await searchParams)
  const { head, runs, charted, older, changes, attestations, confirmable } = await accountData(
    account,
    before,
  )
  const now = Date.now()
  const newest = runs[0]
  return (
    <>
      <Masthead here={visible(account.name)}>
        {newest && checks && <CheckAllAgain runId={newest.id} />}
      </Masthead>
      <main className="mx-auto max-w-[76rem] px-4 pt-7 pb-16 sm:px-7 sm:pt-9">
        <AccountHead {...head} now={now} />
        <div className="mt-7 grid grid-cols-1 items-start gap-7 lg:grid-cols-[minmax(0,1fr)_19rem]">
          <div className="grid min-w-0 grid-cols-1 gap-7">
            <section aria-labelledby="runs" className="panel overflow-hidden">
              <h2 id="runs" className="px-4.5 pt-4 text-sm font-semibold">
                Runs
              </h2>
              {charted.length > 1 && (
                <div className="px-4.5 pt-4 pb-2">
                  <HistoryChart runs={charted} />
                </div>
              )}
              <RunTable accountId={account.id} runs={runs} now={now} />
              {older && (
                <p className="border-t border-hair px-4.5 py-3 text-sm">
                  <Link href={`/accounts/${account.id}?before=${older}`} prefetch={false} className="link">
                    Older runs
                  </Link>
                </p>
              )}
            </section>
            {changes.length > 0 && (
              <section aria-labelledby="changes" className="panel overflow-hidden">
                <h2 id="changes" className="px-4.5 pt-4 text-sm font-semibold">
                  Changes
                </h2>
                <ChangeList changes={changes} />
              </section>
            )}
            {confirmable.map(each => (
              <AttestationSection
                key={each.check}
                accountId={account.id}
                confirmable={each}
                attestations={attestations}
                days={DAYS}
                who={checks ? { name: nameOfWho(who) } : null}
              />
            ))}
          </div>
          {checks && (
            <aside aria-label="What it is called" className="panel p-4.5">
              <CallForm
                key={`${account.name} ${account.label}`}
                accountId={account.id}
                name={account.name}
                label={account.label}
              />
            </aside>
          )}
        </div>
      </main>
    </>
  )
}
