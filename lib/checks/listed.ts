import { clip, type Message } from '@/lib/message'
import type { Evidence } from '@/lib/report/model'

/** So many lines of a list say enough; and no name may bury the others. */
const MOST = 50
const LONGEST = 160

/** A list on a card. `all` counts what the items are a sample of; what a person or AWS named is clipped. */
export function listed(title: Message, items: readonly string[], all = items.length): Evidence {
  const shown = items.slice(0, MOST).map(item => clip(item, LONGEST))
  return { kind: 'list', title, items: shown, more: Math.max(0, all - shown.length) }
}
