import { headers } from 'next/headers'
import { originOf } from '@/lib/auth/request'
import type { Profile } from '@/lib/report/redact'
import { documentOf, saltOf } from '@/lib/run/sharing'
import { store } from '@/lib/store'
import type { Sharer } from './sharer'

/** The report as the profile lets it leave, signed: the same tokens in each file, address and link of this run. */
export async function hidden({ run, report }: Pick<Sharer, 'run' | 'report'>, profile: Profile) {
  const opened = await store()
  const salt = await saltOf(opened, run.id, profile)
  const made = { by: originOf(await headers()), at: new Date() }
  return documentOf(opened, report, { profile, salt }, made)
}
