import { ANY_RUN, type Glob } from './glob'
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
  for (const part of parts) {
    const ends = 'key' in part ? open : endsOfGlob(part)
    if (!isOpen) head += ends.head
    tail = ends.isOpen ? ends.tail : tail + ends.tail
    least += ends.least
    isOpen ||= ends.isOpen
  }
  return { head, tail, least }
}

const open = { head: '', tail: '', least: 0, isOpen: true }

function endsOfGlob(glob: Glob): Ends & { readonly isOpen: boolean } {
  const isOther = (each: Glob[number]) => typeof each !== 'string'
  const first = glob.findIndex(isOther)
  let least = 0
  for (const each of glob) if (each !== ANY_RUN) least++
  const head = (first < 0 ? glob : glob.slice(0, first)).join('')
  const tail = first < 0 ? head : glob.slice(glob.findLastIndex(isOther) + 1).join('')
  return { head, tail, least, isOpen: first >= 0 }
}
