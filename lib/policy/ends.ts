import type { Glob } from './glob'
import type { Template } from './variables'

/** The text before a value's first variable or wildcard and behind its last, and the least that it can come to. */
type Ends = { readonly head: string; readonly tail: string; readonly least: number }

/** Whether the value may become this text, whatever its variables stand for: quick, and true where it is in doubt. */
export function mayBecome(template: Template, text: string): boolean {
  const { head, tail, least } = endsOf(template)
  return text.length >= least && text.startsWith(head) && text.endsWith(tail)
}

const known = new WeakMap<Template, Ends>()

function endsOf(template: Template): Ends {
  const ends = known.get(template) ?? readEnds(template)
  known.set(template, ends)
  return ends
}

/** A value may be as long as a policy: it is gone through once, and nothing is made of what it holds. */
function readEnds({ parts }: Template): Ends {
  let [head, tail, least, isOpen] = ['', '', 0, false]
  for (const part of parts.flat()) {
    const ends = 'key' in part ? open : endsOfPiece(part)
    if (!isOpen) head += ends.head
    tail = ends.isOpen ? ends.tail : tail + ends.tail
    least += ends.least
    isOpen ||= ends.isOpen
  }
  return { head, tail, least }
}

const open = { head: '', tail: '', least: 0, isOpen: true }

function endsOfPiece({ text, isLiteral }: Glob[number]): Ends & { readonly isOpen: boolean } {
  const first = isLiteral ? -1 : text.search(/[*?]/)
  if (first < 0) return { head: text, tail: text, least: text.length, isOpen: false }
  let least = text.length
  for (let at = text.indexOf('*'); at >= 0; at = text.indexOf('*', at + 1)) least--
  const last = Math.max(text.lastIndexOf('*'), text.lastIndexOf('?'))
  return { head: text.slice(0, first), tail: text.slice(last + 1), least, isOpen: true }
}
