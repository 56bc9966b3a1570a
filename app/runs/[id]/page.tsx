import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Masthead } from '@/app/masthead'
import { Banner } from '@/components/page/banner'
import { AccessPath } from '@/components/path/access-path'
import { RunAside } from '@/components/run/aside'
import { CardList } from '@/components/run/card-list'
import { CheckAllAgain } from '@/components/run/check-all-again'
import { RunHead } from '@/components/run/head'
import { RunKeeping } from '@/components/run/keeping'
import { NotSeen } from '@/components/run/not-seen'
import { asItFalls, asItStands } from '@/components/run/show'
import { RunStatus } from '@/components/run/status'
import { WithoutScript } from '@/components/run/without-script'
import { demandOnPage } from '@/lib/auth/demand'
import { may } from '@/lib/auth/rights'
import { fixesOf } from '@/lib/fixes'
import { notSeen } from '@/lib/kiro/not-seen'
import { headline } from '@/lib/report/headline'
import { checkIds } from '@/lib/report/model'
import { abouts } from './abouts'
import { keyChangeOf } from './key-change'
import { nameOf, whereTo } from './run-name'
import { Unreadable } from './unreadable'
import { unreadableRun, visibleRun } from './visible-run'

const fixable = checkIds.filter(id => fixesOf[id] !== undefined)

export async function generateMetadata({ params }: PageProps<'/runs/[id]'>): Promise<Metadata> {
  const run = await visibleRun((await params).id)
  if (!run) return { title: 'No such run' }
  const report = run.report()
  return { title: `${report ? headline(report) : 'Checking'}, ${nameOf(run.of)}` }
}

export default async function RunPage({ params, searchParams }: PageProps<'/runs/[id]'>) {
  const { id } = await params
  const who = await demandOnPage('see', `/runs/${id}`)
  const run = await visibleRun(id)
  // Before anything is sent: only so is it a real 404.
  if (!run) {
    const problem = await unreadableRun((await params).id)
    return problem ? <Unreadable problem={problem} /> : notFound()
  }
  const report = run.report()
  const plain = (await searchParams).view === 'plain'
  const show = report || plain ? asItStands(run) : asItFalls(run)
  const name = nameOf(run.of)
  const notice = whereTo(run.of)
  const now = Date.now()
  return (
    <>
      {!report && <WithoutScript plain={plain} />}
      <Masthead here={name}>
        {show.finished(done => done && may(who, 'check') && <CheckAllAgain runId={run.id} />)}
      </Masthead>
      {notice && <Banner>{notice}</Banner>}
      {show.following(500, current => (
        <RunKeeping run={current} />
      ))}
      <main className="mx-auto max-w-[76rem] px-4 pt-7 pb-16 sm:px-7 sm:pt-9">
        <RunStatus show={show} />
        {show.following(120, current => (
          <RunHead run={current} name={name} now={now} />
        ))}
        <AccessPath show={show} />
        <div className="mt-7 grid grid-cols-1 items-start gap-7 lg:grid-cols-[minmax(0,1fr)_19rem]">
          <aside
            aria-label="What to do"
            className={
              report
                ? 'lg:sticky lg:top-5 lg:col-start-2 lg:row-start-1'
                : 'max-lg:order-1 lg:sticky lg:top-5 lg:col-start-2 lg:row-start-1'
            }
          >
            {show.finished(done => (
              <RunAside report={done} id={run.id} shares={may(who, 'share')} />
            ))}
          </aside>
          <div className="lg:col-start-1 lg:row-start-1">
            <CardList
              show={show}
              runId={run.id}
              checks={may(who, 'check')}
              abouts={abouts}
              now={now}
              changeOf={(done, check) => keyChangeOf(done, run.id, check)}
              fixable={fixable}
            />
          </div>
        </div>
        {show.finished(done => (
          <NotSeen sentences={done?.notSeen ?? notSeen} />
        ))}
      </main>
    </>
  )
}
