import { visible } from '@/lib/message'
import type { Report } from '../../model'
import { tokenShape } from '../../redact/kinds'
import { html, type Markup } from './markup'

/** What the report says, as text that hides nothing. In a redacted report a token stands out as one. */
export type Say = (text: string) => Markup

export function sayOf({ redaction }: Pick<Report, 'redaction'>): Say {
  return redaction ? withTokens : plain
}

const plain: Say = text => html`${visible(text)}`

const withTokens: Say = text => {
  const parts = visible(text).split(new RegExp(`(${tokenShape.source})`))
  // What a pattern with one group splits off stands at the odd places.
  return html`${parts.map((part, index) => (index % 2 === 1 ? html`<b class="token">${part}</b>` : part))}`
}
