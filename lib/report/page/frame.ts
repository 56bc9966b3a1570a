import { html, Markup } from '../export/html/markup'
import { style } from '../export/html/style'
import { script } from './script'

/** A page without the app around it: no other request, and nothing of it runs but the script given, under the nonce. */
export function framed(
  title: string,
  main: Markup,
  { aside = null, runs = false }: { readonly aside?: Markup | null; readonly runs?: boolean } = {},
): (nonce: string) => string {
  const before = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<link rel="icon" href="/icon.svg">
<title>${title} · Kiro Readiness</title>
`.text
  const after = html`</head>
<body>
<header><strong>Kiro Readiness</strong>${aside}</header>
<main>
${main}
</main>
`.text
  return nonce => {
    const styled = html`<style nonce="${nonce}">${new Markup(style)}</style>
`.text
    const running = runs ? html`<script nonce="${nonce}">${new Markup(script)}</script>`.text : ''
    return `${before}${styled}${after}${running}</body>\n</html>\n`
  }
}
