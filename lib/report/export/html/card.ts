import { day } from '@/lib/moment'
import type { Finding, Remedy, Source } from '../../model'
import { needsAttention, words } from '../../verdicts'
import { codePart, evidencePart } from './evidence'
import { html, type Markup } from './markup'
import type { Say } from './say'

/** What decided first, then what to do, then what was read and why it matters: as on the page. */
export function cardPart(finding: Finding, say: Say, change: Markup | null): Markup {
  const { id, verdict, title, statement, evidence, remedy, why, source } = finding
  const deciding = evidence.filter(each => each.kind !== 'fact')
  const read = evidence.filter(each => each.kind === 'fact')
  return html`<article id="${id}"><details${needsAttention(verdict) && html` open`}>
<summary><h3>${say(title.text)}</h3><span class="verdict ${verdict}">${words[verdict]}</span><p>${say(statement.text)}</p></summary>
<div class="body">
${deciding.map(each => evidencePart(each, say))}
${remedy && remedyPart(remedy, say)}
${change}
${read.length > 0 && html`<h4>What AWS said</h4>${read.map(each => evidencePart(each, say))}`}
<h4>Why it matters</h4><p>${say(why.text)}</p>
<p class="small">${sourcePart(source, say)} · <a href="#${id}">Link to this card</a></p>
</div></details></article>
`
}

export function remedyPart({ title, steps, link, copies }: Remedy, say: Say): Markup {
  return html`<h4>${say(title.text)}</h4>
${steps.length > 0 && html`<ol>${steps.map(step => html`<li>${say(step.text)}</li>`)}</ol>`}
${link && html`<p>${linkPart(link.title, link.url, say)}</p>`}
${copies.map(({ name, text }) => html`<h4>${say(name.text)}</h4>${codePart(text, say)}`)}`
}

function sourcePart({ title, url, verified }: Source, say: Say): Markup {
  return html`${linkPart(title, url, say)}, read ${day(verified)}`
}

/** A report can come from anywhere: only an address of the web becomes a link. */
function linkPart(title: string, url: string, say: Say): Markup {
  if (!/^https:\/\/[^\s]+$/.test(url)) return html`${say(title)}: ${say(url)}`
  return html`<a href="${url}" rel="noreferrer noopener">${say(title)}</a>`
}
