import { headline } from '../../headline'
import type { Report } from '../../model'
import { html, Markup } from './markup'
import { reportPart } from './report'
import { style, styleHash } from './style'

/** One file that opens from a disk: it fetches nothing, runs nothing and, by its own policy, could not. */
export function htmlOf(report: Report): string {
  const policy = `default-src 'none'; style-src '${styleHash}'; base-uri 'none'; form-action 'none'`
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>Kiro Readiness: ${headline(report)}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<header><strong>Kiro Readiness</strong></header>
<main>
${reportPart(report, () => null)}
</main>
</body>
</html>
`.text
}
