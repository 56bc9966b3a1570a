import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Masthead } from '@/app/masthead'
import { CopyButton } from '@/components/code/copy-button'
import { RoleTexts } from '@/components/connect/role-texts'
import { AccountForm } from '@/components/start/account-form'
import { demandOnPage } from '@/lib/auth/demand'
import { listProfiles } from '@/lib/aws/profiles'
import { visible } from '@/lib/message'
import { connectionCalled, roleTexts } from './role-texts'

export const metadata: Metadata = { title: 'A role to read with' }

export default async function RolePage({ params }: PageProps<'/accounts/new/[connection]'>) {
  const { connection: id } = await params
  await demandOnPage('connect', `/accounts/new/${id}`)
  const connection = await connectionCalled(id)
  // Once a run has been begun with it, its external ID is no longer handed out.
  if (!connection || connection.run_id !== null) notFound()
  const profiles = await listProfiles()
  const { external_id: externalId, principal } = connection
  return (
    <>
      <Masthead here="Connect an account" />
      <main className="mx-auto max-w-[76rem] px-4 pt-7 pb-16 sm:px-7 sm:pt-9">
        <h1 className="text-[1.75rem] leading-9 font-semibold tracking-tight">A role to read with</h1>
        <div className="mt-7 grid grid-cols-1 items-start gap-7 lg:grid-cols-[minmax(0,1fr)_26rem]">
          <section aria-labelledby="make" className="min-w-0">
            <h2 id="make" className="text-lg font-semibold">
              1. Make it in the account to be checked
            </h2>
            <p className="mt-1 mb-3 text-sm text-soft">
              It trusts <code className="font-mono text-xs text-ink">{visible(principal)}</code>, with the
              external ID below, and nobody else.
            </p>
            <p className="panel mb-3 flex items-center justify-between gap-3 px-4.5 py-2">
              <span className="min-w-0">
                <span className="block text-xs text-soft">External ID</span>
                <code className="font-mono text-xs">{externalId}</code>
              </span>
              <CopyButton text={externalId} what="the external ID" />
            </p>
            <RoleTexts texts={roleTexts(connection)} />
          </section>
          <section aria-labelledby="test" className="panel p-4.5 sm:p-6">
            <h2 id="test" className="text-lg font-semibold">
              2. Test the connection
            </h2>
            <p className="mt-1 mb-4 text-sm text-soft">
              Paste the ARN of the role. The first check tells which permissions are missing, if any.
            </p>
            <AccountForm
              profiles={profiles.map(({ name, kind }) => ({ name, kind }))}
              values={{ externalId }}
              connection={connection.id}
            />
          </section>
        </div>
      </main>
    </>
  )
}
