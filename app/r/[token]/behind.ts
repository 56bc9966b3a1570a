import { originOf } from '@/lib/auth/request'
import { busyPage, missingPage } from '@/lib/report/page'
import { isGuessing, type Look, look, noteGuess, type Shared, sharedBy } from '@/lib/run/sharing'
import { store } from '@/lib/store'
import { paged } from './answer'
import { fromOf } from './from'

/** What stands behind the link, or the answer to whoever tries links out. */
export async function behind(
  request: Request,
  token: string,
): Promise<Exclude<Look, { kind: 'nothing' }> | Response> {
  const [place, now] = [fromOf(request).address ?? '', new Date()]
  if (isGuessing(place, now)) return paged(request, busyPage, 429)
  const found = await look(await store(), token, visitIn(request), now)
  return found.kind === 'nothing' ? missing(request) : found
}

export function missing(request: Request): Response {
  noteGuess(fromOf(request).address ?? '', new Date())
  return paged(request, missingPage, 404)
}

/** The report for a download: only for whoever may see its page, and no view is taken. */
export async function downloadable(request: Request, token: string): Promise<Shared | Response> {
  const found = await behind(request, token)
  if (found instanceof Response) return found
  if (found.kind === 'door')
    return new Response(null, {
      status: 303,
      headers: { location: `/r/${token}`, 'cache-control': 'no-store' },
    })
  const made = { by: originOf(request.headers), at: new Date() }
  return (await sharedBy(await store(), found.share, made)) ?? missing(request)
}

function visitIn({ headers }: Request): string | null {
  return /(?:^|;\s*)visit=([\w.-]+)/.exec(headers.get('cookie') ?? '')?.[1] ?? null
}
