import type { ComparisonRow, Evidence } from '../../model'
import { carried, codeLines, evidenceLines } from '../plain'
import { html, type Markup } from './markup'
import type { Say } from './say'

export function evidencePart(evidence: Evidence, say: Say): Markup {
  switch (evidence.kind) {
    case 'fact':
      return html`<p>${say(evidenceLines(evidence)[0] ?? '')}${requests(evidence, say)}</p>`
    case 'list':
      return html`<h4>${say(evidence.title.text)}</h4>
<ul>${evidence.items.map(item => html`<li>${say(item)}</li>`)}${
        evidence.more > 0 && html`<li>… and ${evidence.more.toLocaleString('en-US')} more</li>`
      }</ul>`
    case 'comparison':
      return html`<table><caption>${say(evidence.title.text)}</caption>
<tr><th scope="col">Key</th><th scope="col">Asks for</th><th scope="col">The call carries</th><th scope="col">Agrees</th></tr>
${evidence.rows.map(row => rowPart(row, say))}</table>`
    case 'code':
      return html`<h4>${say(evidence.title.text)}</h4>
${codePart(evidence.text, say)}`
  }
}

function requests({ from }: Extract<Evidence, { kind: 'fact' }>, say: Say): Markup | null {
  const ids = [...new Set(from.flatMap(({ requestId }) => requestId ?? []))]
  if (ids.length === 0) return null
  return html`<br><span class="small">${ids.length === 1 ? 'Request' : 'Requests'} <code>${say(ids.join(', '))}</code></span>`
}

function rowPart({ key, asks, sends, matched }: ComparisonRow, say: Say): Markup {
  const agrees = matched === null ? 'not known' : matched ? 'yes' : 'no'
  return html`<tr${matched === false && html` class="parts"`}><th scope="row">${say(key)}</th><td>${say(asks.join(', '))}</td><td>${say(carried(sends))}</td><td>${agrees}</td></tr>
`
}

/** Selected and copied it is what it looks like: what cannot be seen is an escape, as JSON writes it too. */
export function codePart(text: string, say: Say): Markup {
  return html`<pre tabindex="0">${codeLines(text).map((line, index) => html`${index > 0 && '\n'}${say(line)}`)}</pre>`
}
