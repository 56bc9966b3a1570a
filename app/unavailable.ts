import { problemAnswer } from '@/lib/auth/problem-answer'
import { refusedPage } from '@/lib/report/page'
import type { Refusal } from '@/lib/store/refusal'

/** In seconds: for whoever asks again by themselves. */
const AGAIN = '10'

/** The answer where the store refuses: a page that needs neither it nor a script, or the document that programs read. */
export function unavailable({ headers }: Request, { message, next }: Refusal, nonce: string): Response {
  const later = { 'retry-after': AGAIN, 'cache-control': 'no-store' }
  if (!headers.get('accept')?.includes('text/html'))
    return problemAnswer({ code: 'not-kept', message, next }, 503, later)
  return new Response(refusedPage(`${message.text}.`, next.text)(nonce), {
    status: 503,
    headers: { 'content-type': 'text/html; charset=utf-8', ...later },
  })
}
