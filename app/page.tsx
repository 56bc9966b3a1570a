import { connection } from 'next/server'
import { Dashboard } from '@/components/account/dashboard'
import { Banner } from '@/components/page/banner'
import { AccountForm } from '@/components/start/account-form'
import { DemoList } from '@/components/start/demo-list'
import { ReadingPolicy } from '@/components/start/reading-policy'
import { RoleHint } from '@/components/start/role-hint'
import { Welcome } from '@/components/start/welcome'
import { demandOnPage } from '@/lib/auth/demand'
import { type Asking, may } from '@/lib/auth/rights'
import { listProfiles } from '@/lib/aws/profiles'
import { endpointOverrides } from '@/lib/env'
import { readingPolicy } from '@/lib/facts/reading-policy'
import { visible } from '@/lib/message'
import { dashboardData } from './accounts/dashboard-data'
import { demoCards } from './demo'
import { Masthead } from './masthead'

export default async function Home({ searchParams }: PageProps<'/'>) {
  await connection()
  const who = await demandOnPage('see-shared', '/')
  const [connects, sees] = [may(who, 'connect'), may(who, 'see')]
  const [profiles, dashboard] = await Promise.all([
    connects ? listProfiles() : [],
    sees ? dashboardData(await searchParams) : null,
  ])
  const overrides = sees ? endpointOverrides() : []
  return (
    <>
      <Masthead />
      {overrides.map(({ name, url }) => (
        <Banner key={name}>
          <code className="font-mono text-xs">{visible(name)}</code> is set: requests go to {visible(url)},
          not to AWS.
        </Banner>
      ))}
      <main className="mx-auto max-w-[76rem] px-4 pt-9 pb-16 sm:px-7 sm:pt-14">
        {dashboard ? <Dashboard data={dashboard} now={Date.now()} mayConnect={connects} /> : <Welcome />}
        <div className="mt-9 grid grid-cols-1 items-start gap-7 lg:grid-cols-[minmax(0,1fr)_22rem]">
          <section aria-labelledby="account" className="panel p-4.5 sm:p-6">
            <h2 id="account" className="mb-4 text-lg font-semibold">
              {dashboard ? 'Check another AWS account' : 'Your AWS account'}
            </h2>
            {connects ? (
              <AccountForm profiles={profiles.map(({ name, kind }) => ({ name, kind }))} />
            ) : (
              <p className="max-w-xl text-sm">{withoutConnecting(who)}</p>
            )}
          </section>
          <div className="grid grid-cols-1 gap-5">
            {connects && <RoleHint />}
            <ReadingPolicy policy={readingPolicy()} />
          </div>
        </div>
        {may(who, 'check') && <Demos />}
      </main>
    </>
  )
}

function withoutConnecting(who: Asking): string {
  if (who.kind === 'nobody-needed')
    return 'To check your own account, set this server up: the link that it printed in the terminal makes the first admin. Until then it shows the demo organizations below, and asks nothing of the credentials of this machine.'
  if (may(who, 'check'))
    return 'An admin connects an account. Once they have, you can check it again from its report.'
  if (may(who, 'see')) return 'An admin connects an account and checks it. You see what came of it.'
  return 'What somebody shares with you is opened by the link that they send you.'
}

function Demos() {
  return (
    <section aria-labelledby="demo" className="mt-12">
      <h2 id="demo" className="text-lg font-semibold">
        Or try a demo organization
      </h2>
      <p className="mt-1 mb-4 max-w-2xl text-sm text-soft">
        No AWS account needed: each is served by a small AWS on this machine, and is ready or not in its own
        way. One click checks it.
      </p>
      <DemoList demos={demoCards} />
    </section>
  )
}
