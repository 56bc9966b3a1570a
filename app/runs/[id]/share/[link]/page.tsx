import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Masthead } from '@/app/masthead'
import { HiddenList } from '@/components/share/hidden-list'
import { demandOnPage } from '@/lib/auth/demand'
import { wayBack } from '@/lib/run/sharing'
import { store } from '@/lib/store'
import { nameOf } from '../../run-name'
import { sharer } from '../sharer'

export const metadata: Metadata = { title: 'What the tokens stand for' }

/** For whoever made the link: what readers speak of when they name a token. */
export default async function WayBackPage({ params }: PageProps<'/runs/[id]/share/[link]'>) {
  const { id, link } = await params
  await demandOnPage('share', `/runs/${id}/share/${link}`)
  const who = await sharer(id)
  const back = who && (await wayBack(await store(), who.run.id, link))
  if (!who || !back) notFound()
  return (
    <>
      <Masthead here={nameOf(who.run.of)} />
      <main className="mx-auto max-w-4xl px-4 pt-7 pb-16 sm:px-7 sm:pt-9">
        <h1 className="text-2xl font-semibold tracking-tight">What the tokens stand for</h1>
        <p className="mt-1 mb-6 text-sm text-soft">
          <a className="link" href={`/runs/${who.run.id}/share#links`}>
            Back to the links
          </a>
        </p>
        <HiddenList report={back.report} redacted={back.redacted} />
      </main>
    </>
  )
}
