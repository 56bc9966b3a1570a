import { html } from '../export/html/markup'
import { framed } from './frame'

/** The same for a link that never was, one that is over and one that was taken back. */
export const missingPage = framed(
  'Nothing to open',
  html`<h1>There is nothing at this address</h1>
<p>A link to a report ends on its day, and whoever made it can take it back before. Look whether the address is whole, or ask
for a new one.</p>`,
)

export const busyPage = framed(
  'Too many tries',
  html`<h1>Too many tries</h1>
<p>Too many addresses without a report were tried from where you are. Wait a minute, then open the link again.</p>`,
)

/** What a server says that cannot do what was asked of it, in a sentence and what comes next. */
export function refusedPage(sentence: string, next: string): (nonce: string) => string {
  return framed(
    'Not at the moment',
    html`<h1>${sentence}</h1>
<p>${next}</p>
<p><a href="">Try again</a></p>`,
  )
}
