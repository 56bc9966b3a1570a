/** Nothing of a link is kept by anybody on the way, and no search engine shows it. */
export const privately = { 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex, nofollow' }

/** A page under the nonce of its own request. */
export function paged(
  request: Request,
  page: (nonce: string) => string,
  status = 200,
  more: Readonly<Record<string, string>> = {},
): Response {
  return new Response(page(request.headers.get('x-nonce') ?? ''), {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', ...privately, ...more },
  })
}
