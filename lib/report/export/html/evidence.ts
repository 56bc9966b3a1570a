import { visible } from '@/lib/message'
import type { ComparisonRow, Evidence } from '../../model'
import { carried, codeLines, evidenceLines } from '../plain'
import { html, type Markup } from './markup'

export function evidencePart(evidence: Evidence): Markup {
  switch (evidence.kind) {
    case 'fact':
      return html`<p>${evidenceLines(evidence)[0] ?? ''}${requests(evidence)}</p>`
    case 'list':
      return html`<h4>${visible(evidence.title.text)}</h4>
<ul>${evidence.items.map(item => html`<li>${visible(item)}</li>`)}${
        evidence.more > 0 && html`<li>… and ${evidence.more.toLocaleString('en-US')} more</li>`
      }</ul>`
    case 'comparison':
      return html`<table><caption>${visible(evidence.title.text)}</caption>
<tr><th scope="col">Key</th><th scope="col">Asks for</th><th scope="col">The call carries</th><th scope="col">Agrees</th></tr>
${evidence.rows.map(rowPart)}</table>`
    case 'code':
      return html`<h4>${visible(evidence.title.text)}</h4>
${codePart(evidence.text)}`
  }
}

function requests({ from }: Extract<Evidence, { kind: 'fact' }>): Markup | null {
  const ids = [...new Set(from.flatMap(({ requestId }) => requestId ?? []))]
  if (ids.length === 0) return null
  return html`<br><span class="small">${ids.length === 1 ? 'Request' : 'Requests'} <code>${visible(ids.join(', '))}</code></span>`
}

function rowPart({ key, asks, sends, matched }: ComparisonRow): Markup {
  const agrees = matched === null ? 'not known' : matched ? 'yes' : 'no'
  return html`<tr><th scope="row">${visible(key)}</th><td>${visible(asks.join(', '))}</td><td>${carried(sends)}</td><td>${agrees}</td></tr>
`
}

export function codePart(text: string): Markup {
  return html`<pre>${codeLines(text).join('\n')}</pre>`
}
