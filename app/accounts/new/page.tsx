import type { Metadata } from 'next'
import { Masthead } from '@/app/masthead'
import { OpenConnections } from '@/components/connect/open-connections'
import { PrepareForm } from '@/components/connect/prepare-form'
import { AccountForm } from '@/components/start/account-form'
import { ReadingPolicy } from '@/components/start/reading-policy'
import { demandOnPage } from '@/lib/auth/demand'
import { listProfiles } from '@/lib/aws/profiles'
import { readingPolicy } from '@/lib/facts/reading-policy'
import { store } from '@/lib/store'
import { openConnections } from '@/lib/store/connections'

export const metadata: Metadata = { title: 'Connect an account' }

export default async function ConnectPage() {
  await demandOnPage('connect', '/accounts/new')
  const [profiles, open] = await Promise.all([listProfiles(), store().then(({ db }) => openConnections(db))])
  return (
    <>
      <Masthead here="Connect an account" />
      <main className="mx-auto max-w-[76rem] px-4 pt-7 pb-16 sm:px-7 sm:pt-9">
        <h1 className="text-[1.75rem] leading-9 font-semibold tracking-tight">Connect an account</h1>
        <p className="mt-2 max-w-2xl text-soft">
          Choose how this server reaches it. A role of its own is best for an account that is checked again
          and again; the other ways need nothing to be made.
        </p>
        <div className="mt-7 grid grid-cols-1 items-start gap-7 lg:grid-cols-2">
          <div className="grid grid-cols-1 gap-5">
            <section aria-labelledby="role" className="panel p-4.5 sm:p-6">
              <h2 id="role" className="mb-1 text-lg font-semibold">
                With a role in that account
              </h2>
              <p className="mb-4 text-sm text-soft">
                Written out for CloudFormation, Terraform and the AWS CLI, with exactly the permissions that a
                check reads with.
              </p>
              <PrepareForm />
            </section>
            <OpenConnections
              connections={open.map(({ id, principal, created_at }) => ({
                id,
                principal,
                createdAt: created_at,
              }))}
              now={Date.now()}
            />
          </div>
          <div className="grid grid-cols-1 gap-5">
            <section aria-labelledby="credentials" className="panel p-4.5 sm:p-6">
              <h2 id="credentials" className="mb-4 text-lg font-semibold">
                With credentials that are there
              </h2>
              <AccountForm profiles={profiles.map(({ name, kind }) => ({ name, kind }))} />
            </section>
            <ReadingPolicy policy={readingPolicy()} />
          </div>
        </div>
      </main>
    </>
  )
}
