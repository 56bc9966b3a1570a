import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Masthead } from '@/app/masthead'
import { AddressForm } from '@/components/share/address-form'
import { HiddenList } from '@/components/share/hidden-list'
import { LinkForm } from '@/components/share/link-form'
import { LinkList } from '@/components/share/link-list'
import { SharePart } from '@/components/share/part'
import { ProfileForm } from '@/components/share/profile-form'
import { demandOnPage } from '@/lib/auth/demand'
import { env } from '@/lib/env'
import { exports } from '@/lib/report/export'
import { linksOf } from '@/lib/run/sharing'
import { store } from '@/lib/store'
import { nameOf } from '../run-name'
import { hidden } from './hidden'
import { USUAL_DAYS } from './link-input'
import { profileIn, queryOf } from './profile-in'
import { sharer } from './sharer'

export const metadata: Metadata = { title: 'Hand out this report' }

export default async function SharePage({ params, searchParams }: PageProps<'/runs/[id]/share'>) {
  const { id } = await params
  await demandOnPage('share', `/runs/${id}/share`)
  const who = await sharer(id)
  if (!who) notFound()
  const { run, report } = who
  const profile = profileIn(await searchParams)
  const [{ redacted }, links] = await Promise.all([
    hidden(who, profile),
    linksOf(await store(), run.id, new Date()),
  ])
  const mostDays = env().SHARE_DAYS_MAX
  return (
    <>
      <Masthead here={nameOf(run.of)} />
      <main className="mx-auto grid max-w-4xl gap-9 px-4 pt-7 pb-16 sm:px-7 sm:pt-9">
        <div>
          <h1 className="text-2xl font-semibold tracking-tight">Hand out this report</h1>
          <p className="mt-1 text-sm text-soft">
            <a className="link" href={`/runs/${run.id}`}>
              Back to the checklist
            </a>
          </p>
        </div>
        <SharePart id="hide" title="What readers must not see">
          <ProfileForm report={report} profile={profile} />
          <details className="panel group" open>
            <summary className="px-4.5 py-3 text-sm font-semibold">
              What is hidden, and where ({redacted.hidden.length})
            </summary>
            <div className="px-4.5 pb-4 sm:max-h-104 sm:overflow-y-auto">
              <HiddenList report={report} redacted={redacted} />
            </div>
          </details>
        </SharePart>
        <SharePart
          id="link"
          title="As a link that ends"
          says="Opens without signing in, until its end or until you take it back."
        >
          <LinkForm
            runId={run.id}
            profile={profile}
            days={Math.min(USUAL_DAYS, mostDays)}
            mostDays={mostDays}
          />
        </SharePart>
        <SharePart
          id="file"
          title="Without this server"
          says="Cannot be taken back. The JSON is signed; the page opens from a disk."
        >
          <ul className="flex flex-wrap gap-2">
            {exports.map(({ id, title, fileName }) => (
              <li key={id}>
                <a
                  className="button"
                  href={`/runs/${run.id}/share/as/${id}?${queryOf(profile)}`}
                  download={fileName}
                >
                  {title}
                </a>
              </li>
            ))}
          </ul>
          <AddressForm runId={run.id} profile={profile} />
        </SharePart>
        <SharePart id="links" title="Links to reports of this account">
          <LinkList links={links ?? []} runId={run.id} />
        </SharePart>
      </main>
    </>
  )
}
