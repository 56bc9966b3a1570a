import { visible } from '@/lib/message'
import { day } from '@/lib/moment'
import type { Finding, Remedy, Source } from '../../model'
import { needsAttention, words } from '../../verdicts'
import { codePart, evidencePart } from './evidence'
import { html, type Markup } from './markup'

/** What decided first, then what to do, then what was read and why it matters: as on the page. */
export function cardPart({ id, verdict, title, statement, evidence, remedy, why, source }: Finding): Markup {
  const deciding = evidence.filter(each => each.kind !== 'fact')
  const read = evidence.filter(each => each.kind === 'fact')
  return html`<article id="${id}"><details${needsAttention(verdict) && html` open`}>
<summary><h3>${visible(title.text)}</h3><span class="verdict ${verdict}">${words[verdict]}</span><p>${visible(statement.text)}</p></summary>
<div class="body">
${deciding.map(evidencePart)}
${remedy && remedyPart(remedy)}
${read.length > 0 && html`<h4>What AWS said</h4>${read.map(evidencePart)}`}
<h4>Why it matters</h4><p>${visible(why.text)}</p>
${sourcePart(source)}
</div></details></article>
`
}

function remedyPart({ title, steps, link, copies }: Remedy): Markup {
  return html`<h4>${visible(title.text)}</h4>
${steps.length > 0 && html`<ol>${steps.map(step => html`<li>${visible(step.text)}</li>`)}</ol>`}
${link && html`<p>${linkPart(link.title, link.url)}</p>`}
${copies.map(({ name, text }) => html`<h4>${visible(name.text)}</h4>${codePart(text)}`)}`
}

function sourcePart({ title, url, verified }: Source): Markup {
  return html`<p class="small">${linkPart(title, url)}, read ${day(verified)}</p>`
}

/** A report can come from anywhere: only an address of the web becomes a link. */
function linkPart(title: string, url: string): Markup {
  if (!/^https:\/\/[^\s]+$/.test(url)) return html`${visible(title)}: ${visible(url)}`
  return html`<a href="${url}" rel="noreferrer noopener">${visible(title)}</a>`
}
