'use server'

import { refresh } from 'next/cache'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { isPlainPost } from '@/app/plain-post'
import { telling, tellingProblem } from '@/app/telling'
import type { Told } from '@/components/form/problem'
import type { AddressState, LinkState } from '@/components/share/state'
import { tell, tellOfRun } from '@/lib/auth/events'
import { originOf } from '@/lib/auth/request'
import { msg } from '@/lib/message'
import { type Profile, profileShape } from '@/lib/report/redact'
import { seal } from '@/lib/report/seal'
import { createShare, revoke } from '@/lib/run/sharing'
import { store } from '@/lib/store'
import { hidden } from './hidden'
import { linkShape, typedIn } from './link-input'
import { sharer } from './sharer'

// What a form is about travels in its fields: an action that is bound while it renders is another at each try, and a page
// that is answered to a plain post would wait for it for ever.

export const makeLink = telling(
  async (before: LinkState, form: FormData) => {
    const state = again(before, form)
    const [who, profile] = [await sharer(form.get('run')), profileOf(form)]
    if (!who || !profile) return { ...state, problem: notYours }
    const parsed = linkShape().safeParse(Object.fromEntries(form))
    if (!parsed.success) {
      const errors = Object.fromEntries(
        parsed.error.issues.map(({ path, message }) => [String(path[0]), message]),
      )
      return { ...state, errors }
    }
    const origin = originOf(await headers())
    const link = { ...parsed.data, runId: who.run.id, profile, by: who.by }
    const made = await createShare(await store(), link, { by: origin, at: new Date() })
    if (!made) return { ...state, problem: notYours }
    const { mostViews, days, shows } = parsed.data
    await tell({
      action: 'share.made',
      accountId: made.accountId,
      details: { share: made.id, run: who.run.id, hides: profile.kind, shows, days, mostViews },
    })
    refresh()
    return { ...state, values: {}, link: `${origin}/r/${made.token}` }
  },
  (problem, before, form) => ({ ...again(before, form), problem }),
)

/** The report itself as an address, which no server keeps or sees. */
export const makeAddress = telling<AddressState>(
  async (_before: AddressState, form: FormData) => {
    const [who, profile] = [await sharer(form.get('run')), profileOf(form)]
    if (!who || !profile) return { kind: 'refused', problem: notYours }
    const { report } = (await hidden(who, profile)).redacted
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
    await tellOfRun(who.run.id, {
      action: 'report.taken',
      details: { as: 'address', hides: profile.kind },
    })
    return { kind: 'made', address: `${originOf(await headers())}/r#${sealed.fragment}` }
  },
  problem => ({ kind: 'refused', problem }),
)

const linkId = z.string().regex(/^[0-9a-f]{16}$/)

/** At once, for those too who have it open. */
export const revokeLink = tellingProblem(async (_before, form) => {
  const [who, which] = [await sharer(form.get('run')), linkId.safeParse(form.get('link'))]
  if (!who || !which.success) return notYours
  const accountId = await revoke(await store(), who.run.id, which.data, new Date())
  if (accountId !== null) await tell({ action: 'share.revoked', accountId, details: { share: which.data } })
  if (await isPlainPost()) redirect(`/runs/${who.run.id}/share#links`)
  refresh()
  return null
})

function again(before: LinkState, form: FormData): LinkState {
  return { values: typedIn(form), errors: {}, problem: null, link: null, tries: before.tries + 1 }
}

function profileOf(form: FormData): Profile | null {
  try {
    return profileShape.safeParse(JSON.parse(String(form.get('profile')))).data ?? null
  } catch {
    return null
  }
}

const notYours: Told = {
  message: msg('There is no finished run here that you may hand out'),
  next: msg('Wait for its end, or ask an administrator of this server.'),
}
