/**
 * Without a script nothing that streams in is ever shown. Such a page is asked for again, in a view that streams
 * nothing: a browser follows a refresh only after the page has loaded, and a streaming one loads as long as it runs.
 */
export function WithoutScript({ plain }: { plain: boolean }) {
  const refresh = <meta httpEquiv="refresh" content="2" />
  return plain ? refresh : <noscript>{refresh}</noscript>
}
