import { visible } from '@/lib/message'
import { headline } from '../../headline'
import type { Report } from '../../model'
import { type Step, stepsOf } from '../../steps'
import { aboutLines } from '../about'
import { sectionsOf } from '../order'
import { cardPart } from './card'
import { html, Markup } from './markup'
import { style, styleHash } from './style'

/** One file that opens from a disk: it fetches nothing, runs nothing and, by its own policy, could not. */
export function htmlOf(report: Report): string {
  const { deciding, warnings } = stepsOf(report)
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
<main>
<h1>${headline(report)}</h1>
<ul class="about">${aboutLines(report).map(line => html`<li>${line}</li>`)}</ul>
${stepsPart('What would make it ready', deciding)}
${stepsPart('Worth a look', warnings)}
${sectionsOf(report).map(
  ({ group, findings }) => html`<section aria-labelledby="${group.id}">
<h2 id="${group.id}">${group.title}</h2>
${findings.map(cardPart)}</section>
`,
)}
<h2>What no checker can see</h2>
<ul>${report.notSeen.map(({ text }) => html`<li>${visible(text)}</li>`)}</ul>
</main>
</body>
</html>
`.text
}

function stepsPart(title: string, steps: readonly Step[]): Markup | null {
  if (steps.length === 0) return null
  return html`<h2>${title}</h2>
<ol>${steps.map(step => html`<li><a href="#${step.findings[0].id}">${visible(step.title)}</a></li>`)}</ol>`
}
