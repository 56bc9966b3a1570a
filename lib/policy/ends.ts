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

function readEnds({ parts }: Template): Ends {
  const all = parts.flatMap((part): Glob => ('key' in part ? [ANY_RUN] : part))
  const isText = (each: Glob[number]) => typeof each === 'string'
  const first = all.findIndex(each => !isText(each))
  const last = all.findLastIndex(each => !isText(each))
  const literal = all.filter(isText)
  const head = first < 0 ? literal : all.slice(0, first)
  return { head: head.join(''), tail: all.slice(last + 1).join(''), least: literal.length }
}
