import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { Masthead } from '@/app/masthead'
import { PermissionList } from '@/components/connect/permission-list'
import { WithoutScript } from '@/components/run/without-script'
import { demandOnPage } from '@/lib/auth/demand'
import { permissionsOf } from '@/lib/run/permissions'
import { store } from '@/lib/store'
import { nameOf } from '../run-name'
import { visibleRun } from '../visible-run'

export const metadata: Metadata = { title: 'Permissions' }

/** What a connection may read: the test of one that was just made. */
export default async function PermissionsPage({ params }: PageProps<'/runs/[id]/permissions'>) {
  const { id } = await params
  await demandOnPage('see', `/runs/${id}/permissions`)
  const run = await visibleRun(id)
  if (!run) notFound()
  const done = run.report() !== null
  const found = done ? await permissionsOf((await store()).db, run.id) : null
  return (
    <>
      {!done && <WithoutScript plain />}
      <Masthead here={nameOf(run.of)} />
      <main className="mx-auto max-w-4xl px-4 pt-7 pb-16 sm:px-7 sm:pt-9">
        <h1 className="text-[1.75rem] leading-9 font-semibold tracking-tight">
          {titleOf(found?.refused.length)}
        </h1>
        <p className="mt-2 mb-7 text-sm text-soft">
          {found
            ? 'This server reaches the account. These are the permissions of the reading policy, as this check found them.'
            : 'This server reaches the account. Which permissions it has is told once everything is read.'}{' '}
          <Link href={`/runs/${run.id}`} prefetch={false} className="link text-ink">
            To the checklist
          </Link>
        </p>
        {found && <PermissionList {...found} missing={policyFor(found.refused)} />}
      </main>
    </>
  )
}

function titleOf(missing: number | undefined): string {
  if (missing === undefined) return 'Connected: trying the permissions'
  if (missing === 0) return 'Connected: nothing is missing'
  return missing === 1
    ? 'Connected: 1 permission is missing'
    : `Connected: ${missing} permissions are missing`
}

function policyFor(refused: readonly { action: string; by: string }[]): string | null {
  const actions = refused.filter(({ by }) => by === 'iam').map(({ action }) => action)
  if (actions.length === 0) return null
  const statement = { Sid: 'KiroReadinessRead', Effect: 'Allow', Action: actions, Resource: '*' }
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, null, 2)
}
