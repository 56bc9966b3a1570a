import { tellingRoute } from '@/app/telling'
import { isSecure, originOf } from '@/lib/auth/request'
import { doorPage, sharedPage } from '@/lib/report/page'
import { enter, noteOpening, type Shared, sharedBy, VISIT } from '@/lib/run/sharing'
import { store } from '@/lib/store'
import { paged, privately } from './answer'
import { behind, missing } from './behind'
import { fromOf } from './from'

type Context = RouteContext<'/r/[token]'>

/** A shared report; where a view counts or a passphrase is asked for, the door in front of it. */
export const GET = tellingRoute<Context>(async (request, { params }) => {
  const { token } = await params
  const found = await behind(request, token)
  if (found instanceof Response) return found
  if (found.kind === 'door')
    return paged(request, doorPage({ wantsPassphrase: found.wantsPassphrase, refused: null }))
  const { share, isVisit } = found
  const [opened, now] = [await store(), new Date()]
  const shared = await sharedBy(opened, share, { by: originOf(request.headers), at: now })
  if (!shared) return missing(request)
  if (!isVisit && !(await noteOpening(opened, share.id, fromOf(request), now))) return missing(request)
  return paged(request, pageOf(shared, `/r/${token}`, share.expires_at))
})

/** What previews a link may ask for this alone: it is no opening. */
export async function HEAD(request: Request, { params }: Context) {
  const found = await behind(request, (await params).token)
  return found instanceof Response ? found : new Response(null, { headers: privately })
}

const LONGEST_FORM = 4_096

/** A click on the door. */
export const POST = tellingRoute<Context>(async (request, { params }) => {
  const { token } = await params
  const found = await behind(request, token)
  if (found instanceof Response) return found
  if (found.kind === 'open') return led(`/r/${token}`)
  const passphrase = new URLSearchParams(await textOf(request)).get('passphrase') ?? ''
  const entry = await enter(await store(), token, passphrase, fromOf(request), new Date())
  if (entry.kind === 'nothing') return missing(request)
  if (entry.kind === 'in')
    return led(`/r/${token}`, visitCookie(token, entry.visit, isSecure(request.headers)))
  return paged(request, doorPage({ wantsPassphrase: found.wantsPassphrase, refused: entry.kind }), 403)
})

/** The form's, as far as any passphrase goes. */
async function textOf(request: Request): Promise<string> {
  const length = Number(request.headers.get('content-length') ?? LONGEST_FORM + 1)
  return length > LONGEST_FORM ? '' : request.text()
}

function visitCookie(token: string, visit: string, secure: boolean): string {
  return `visit=${visit}; Path=/r/${token}; Max-Age=${VISIT / 1_000}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
}

function led(location: string, cookie?: string): Response {
  const headers = { location, ...privately, ...(cookie === undefined ? {} : { 'set-cookie': cookie }) }
  return new Response(null, { status: 303, headers })
}

/** Made once for all who open it; the nonce alone is each request's own. */
const pages = new WeakMap<Shared, (nonce: string) => string>()

function pageOf(shared: Shared, path: string, until: string): (nonce: string) => string {
  const page = pages.get(shared) ?? sharedPage(shared.report, { path, until })
  pages.set(shared, page)
  return page
}
