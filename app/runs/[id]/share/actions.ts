'use server'

import { refresh } from 'next/cache'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { isPlainPost } from '@/app/plain-post'
import { originOf } from '@/app/request'
import type { Told } from '@/components/form/problem'
import type { AddressState, LinkState } from '@/components/share/state'
import { msg } from '@/lib/message'
import { profileShape } from '@/lib/report/redact'
import { seal } from '@/lib/report/seal'
import { createShare, revoke } from '@/lib/run/sharing'
import { store } from '@/lib/store'
import { hidden } from './hidden'
import { linkShape, typedIn } from './link-input'
import { sharer } from './sharer'

export async function makeLink(
  id: unknown,
  profile: unknown,
  before: LinkState,
  form: FormData,
): Promise<LinkState> {
  const state = { values: typedIn(form), errors: {}, problem: null, link: null, tries: before.tries + 1 }
  const [who, hides] = [await sharer(id), profileShape.safeParse(profile)]
  if (!who || !hides.success) return { ...state, problem: notYours }
  const parsed = linkShape().safeParse(Object.fromEntries(form))
  if (!parsed.success) {
    const errors = Object.fromEntries(
      parsed.error.issues.map(({ path, message }) => [String(path[0]), message]),
    )
    return { ...state, errors }
  }
  const origin = originOf(await headers())
  const link = { ...parsed.data, runId: who.run.id, profile: hides.data, by: who.by }
  const made = await createShare(await store(), link, { by: origin, at: new Date() })
  if (!made) return { ...state, problem: notYours }
  refresh()
  return { ...state, values: {}, link: `${origin}/r/${made.token}` }
}

/** The report itself as an address, which no server keeps or sees. */
export async function makeAddress(
  id: unknown,
  profile: unknown,
  _before: AddressState,
): Promise<AddressState> {
  const [who, hides] = [await sharer(id), profileShape.safeParse(profile)]
  if (!who || !hides.success) return { kind: 'refused', problem: notYours }
  const { report } = (await hidden(who, hides.data)).redacted
  const sealed = await seal(report)
  if (sealed.kind === 'too-long')
    return {
      kind: 'refused',
      problem: {
        message: msg('As an address this report has {characters} characters, and browsers carry {most}', {
          characters: sealed.characters,
          most: sealed.most,
        }),
        next: msg(
          'Hand out the file instead: it opens from a disk, and on /r of any server of this program.',
        ),
      },
    }
  return { kind: 'made', address: `${originOf(await headers())}/r#${sealed.fragment}` }
}

const linkId = z.string().regex(/^[0-9a-f]{16}$/)

export async function revokeLink(id: unknown, link: unknown): Promise<Told | null> {
  const [who, which] = [await sharer(id), linkId.safeParse(link)]
  if (!who || !which.success) return notYours
  await revoke(await store(), who.run.id, which.data, new Date())
  if (await isPlainPost()) redirect(`/runs/${who.run.id}/share#links`)
  refresh()
  return null
}

const notYours: Told = {
  message: msg('There is no finished run here that you may hand out'),
  next: msg('Wait for its end, or ask an administrator of this server.'),
}
