import { type NextRequest, NextResponse } from 'next/server'
import { contentSecurityPolicy, newNonce } from '@/lib/auth/content-security-policy'
import { isAllowedRequest } from '@/lib/auth/front-door'
import { refusalNow } from '@/lib/store/refusal'
import { unavailable } from './app/unavailable'

/**
 * One nonce a request, and an origin for forms without a script. No `unsafe-inline` for anything: what is not ours is
 * neither run nor styled. Where the store does not answer it says so: Next would answer with a page of scripts alone.
 */
export async function proxy(request: NextRequest) {
  if (!isAllowedRequest(name => request.headers.get(name))) return misdirected()
  const nonce = newNonce()
  // A constant of the build; React's development build explains errors by means of eval.
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === 'development' ? " 'unsafe-eval'" : '')
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', policy)
  // Without a referrer a browser posts a form that has no script from the origin `null`. That it came from our own page
  // it says in Sec-Fetch-Site, which no page can set.
  if (headers.get('origin') === 'null' && headers.get('sec-fetch-site') === 'same-origin')
    headers.set('origin', `${request.nextUrl.protocol}//${headers.get('host')}`)
  const refusal = needsStore(request) ? await refusalNow() : null
  const response = refusal
    ? unavailable(request, refusal, nonce)
    : NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  return response
}

/** An action tells of a refusal in its own form, where what was typed stays. */
function needsStore({ headers, nextUrl: { pathname } }: NextRequest): boolean {
  return !headers.has('next-action') && !/^\/(_next\/|schema\/|healthz$|icon\.svg$|r$)/.test(pathname)
}

/** https://www.rfc-editor.org/rfc/rfc9110#name-421-misdirected-request */
function misdirected(): NextResponse {
  return new NextResponse(
    'This server does not answer to that name. Whoever runs it adds the name to ALLOWED_HOSTS.\n',
    { status: 421, headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' } },
  )
}
