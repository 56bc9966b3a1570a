import { day } from '@/lib/moment'
import { forms } from '@/lib/policy'
import { exports } from '../export'
import { html } from '../export/html/markup'
import { reportPart } from '../export/html/report'
import { headline } from '../headline'
import type { Report } from '../model'
import { framed } from './frame'

/** The page behind a link: the report as the file has it, and what a server can hand out beside it. */
export function sharedPage(
  report: Report,
  { path, until }: { readonly path: string; readonly until: string },
): (nonce: string) => string {
  const main = html`${reportPart(
    report,
    ({ key }) =>
      html`<p class="small screen">The same for where the key is kept: ${forms.map(
        ({ form, title }, index) =>
          html`${index > 0 && ' · '}<a href="${path}/patch/${form}?region=${encodeURIComponent(key.region)}" download>${title.text}</a>`,
      )}</p>`,
  )}
<section class="screen"><h2>Take it with you</h2>
<ul class="files">${exports.map(({ id, title }) => html`<li><a href="${path}/as/${id}" download>${title}</a></li>`)}</ul>
<p class="small">Printed, every card is unfolded. To hold it against another report of this account, <a href="/r?first=${path}">open that one here</a>.</p></section>`
  return framed(headline(report), main, {
    aside: html`<span class="small">Shared until ${day(until)}</span>`,
    runs: true,
  })
}
