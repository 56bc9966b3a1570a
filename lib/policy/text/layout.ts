import type { JsonNode } from '../json-text'

/** The white space that a container's entries stand in, so that new text looks like what it joins. */
export type Layout = {
  /** Between the opening bracket and the first entry. */
  readonly open: string
  /** Between two entries, with the comma. */
  readonly between: string
  readonly close: string
  /** Between a key and its value. */
  readonly colon: string
  /** One step of indentation. */
  readonly unit: string
}

/** `JSON.stringify` without indentation. */
export const compact: Layout = { open: '', between: ',', close: '', colon: ':', unit: '' }

/** As `node` is laid out; `otherwise`, where it has no entry to learn from. */
export function layoutOf(text: string, node: JsonNode, otherwise: Layout): Layout {
  const entries = entriesOf(node)
  const first = entries[0]
  const last = entries.at(-1)
  if (!first || !last) return otherwise
  const open = text.slice(node.start + 1, first.start)
  const close = text.slice(last.end, node.end - 1)
  const colon = colonOf(text, node) ?? otherwise.colon
  const before = entries.at(-2)
  return {
    open,
    between: before ? text.slice(before.end, last.start) : comma(open, colon),
    close,
    colon,
    unit: unitOf(open, close) ?? otherwise.unit,
  }
}

/** How a container within one of this layout is laid out. */
export function inside({ open, colon, unit }: Layout): Layout {
  const isBroken = hasBreak(open)
  // What is padded within its brackets stays so; what stands in lines goes one step further in.
  const deeper = isBroken ? open + unit : open
  return { open: deeper, between: comma(deeper, colon), close: open, colon, unit }
}

export function print(value: unknown, layout: Layout): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const [start, end] = Array.isArray(value) ? '[]' : '{}'
  const entries = Array.isArray(value)
    ? value.map(each => print(each, inside(layout)))
    : Object.entries(value)
        .filter(([, each]) => each !== undefined)
        .map(([key, each]) => entry(key, each, layout))
  if (entries.length === 0) return `${start}${end}`
  // `[ "a" ]` is nobody's habit, `{ "a": 1 }` is many's.
  const isPadded = !Array.isArray(value) || hasBreak(layout.open)
  const [open, close] = isPadded ? [layout.open, layout.close] : ['', '']
  return start + open + entries.join(layout.between) + close + end
}

/** A member of an object laid out like this. */
export function entry(key: string, value: unknown, layout: Layout): string {
  return JSON.stringify(key) + layout.colon + print(value, inside(layout))
}

export function entriesOf(node: JsonNode): readonly { readonly start: number; readonly end: number }[] {
  if (node.kind === 'list') return node.items
  return node.kind === 'object' ? node.members.map(({ start, value: { end } }) => ({ start, end })) : []
}

/** The object's, or that of the objects in the list; the shortest, where values stand in a column. */
function colonOf(text: string, node: JsonNode | undefined): string | undefined {
  if (node?.kind === 'list') return colonOf(text, node.items[0])
  const members = node?.kind === 'object' ? node.members : []
  const colons = members.map(({ keyEnd, value }) => text.slice(keyEnd, value.start))
  return colons.sort((one, other) => one.length - other.length)[0]
}

function comma(open: string, colon: string): string {
  if (hasBreak(open)) return `,${open}`
  return /\s$/.test(colon) ? ', ' : ','
}

function unitOf(open: string, close: string): string | undefined {
  if (!hasBreak(open)) return undefined
  const [inner, outer] = [indentation(open), indentation(close)]
  if (hasBreak(close) && inner.length > outer.length && inner.startsWith(outer))
    return inner.slice(outer.length)
  return undefined
}

function indentation(gap: string): string {
  return gap.slice(Math.max(gap.lastIndexOf('\n'), gap.lastIndexOf('\r')) + 1)
}

function hasBreak(gap: string): boolean {
  return /[\r\n]/.test(gap)
}
