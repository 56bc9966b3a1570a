import { visible } from '@/lib/message'
import { headline } from '../../headline'
import type { Report } from '../../model'
import { replyOf } from '../../reply'
import { type Step, stepsOf } from '../../steps'
import { words } from '../../verdicts'
import { aboutLines } from '../about'
import { sectionsOf } from '../order'
import { cardPart } from './card'
import { changesOf, type OtherForms } from './change'
import { codePart } from './evidence'
import { html, type Markup } from './markup'
import { type Say, sayOf } from './say'

/** The report itself, the same in a file and on a page that a server hands out. */
export function reportPart(report: Report, otherForms: OtherForms): Markup {
  const say = sayOf(report)
  const { deciding, warnings } = stepsOf(report)
  const change = changesOf(report, say, otherForms)
  return html`<h1 class="${report.answer}">${headline(report)}</h1>
<ul class="about">${aboutLines(report).map(line => html`<li>${say(line)}</li>`)}</ul>
${stepsPart('What would make it ready, the first thing first', deciding, say)}
${deciding.length === 0 && html`<p class="first">There is nothing to change: subscribe people in the Kiro console.</p>`}
${stepsPart('Worth a look', warnings, say)}
${sectionsOf(report).map(
  ({ group, findings }) => html`<section aria-labelledby="${group.id}">
<h2 id="${group.id}">${group.title}</h2>
<div class="cards">${findings.map(each => cardPart(each, say, each.id === change.at ? change.part : null))}</div></section>
`,
)}
<h2>What no checker can see</h2>
<ul class="small">${report.notSeen.map(({ text }) => html`<li>${visible(text)}</li>`)}</ul>
<details class="reply"><summary><h2>A reply to send</h2></summary>
<p class="small">The answer, the first thing to do and what to copy, as plain text.</p>
${codePart(replyOf(report).trimEnd(), say)}</details>`
}

function stepsPart(title: string, steps: readonly Step[], say: Say): Markup | null {
  if (steps.length === 0) return null
  return html`<section class="steps"><h2>${title}</h2>
<ol>${steps.map(({ title, findings: [first] }) => {
    return html`<li><a href="#${first.id}">${say(title)}</a> <span class="small ${first.verdict}">${words[first.verdict]}</span></li>`
  })}</ol></section>`
}
