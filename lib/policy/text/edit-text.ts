import { type Edit, namesOf } from '../edit'
import { type JsonNode, nodeOf } from '../json-text'
import { compact, entriesOf, entry, inside, type Layout, layoutOf, print } from './layout'
import { childOf } from './path'

/**
 * The same steps as `applyEdits`, on the policy's text: all that no step names stays byte for byte, and what is new is
 * laid out as its neighbours are. `text` is one that `parsePolicy` takes. Throws where a path leads nowhere: a bug.
 */
export function editText(text: string, edits: readonly Edit[]): string {
  return edits.reduce(edited, text)
}

function edited(text: string, edit: Edit): string {
  const names = namesOf(edit.path)
  const name = names.at(-1)
  const root = nodeOf(text)
  if (name === undefined) throw new Error('The whole document is no step')
  let node: JsonNode = root
  let layout = layoutOf(text, root, compact)
  for (const each of names.slice(0, -1)) {
    node = found(childOf(node, each), edit)
    layout = layoutOf(text, node, inside(layout))
  }
  const old = childOf(node, name)
  if (edit.op === 'add' && (node.kind === 'list' || !old)) return added(text, node, name, edit, layout)
  const there = found(old, edit)
  if (edit.op === 'remove') return removed(text, node, there)
  return splice(text, there.start, there.end, replacement(text, there, edit.value, layout))
}

function found(node: JsonNode | undefined, { path }: Edit): JsonNode {
  if (!node) throw new Error(`${path} leads nowhere`)
  return node
}

function added(
  text: string,
  node: JsonNode,
  name: string,
  edit: Edit & { op: 'add' },
  layout: Layout,
): string {
  if (node.kind !== 'object' && node.kind !== 'list') throw new Error(`${edit.path} leads nowhere`)
  const entries = entriesOf(node)
  const last = entries.at(-1)
  if (node.kind === 'object') {
    const written = entry(name, edit.value, layout)
    return last
      ? splice(text, last.end, last.end, layout.between + written)
      : splice(text, node.start, node.end, `{${layout.open}${written}${layout.close}}`)
  }
  const neighbour = node.items.at(-1)
  const own = inside(layout)
  const written = print(edit.value, neighbour ? layoutOf(text, neighbour, own) : own)
  const at = name === '-' ? entries.length : Number(name)
  const next = node.items[at]
  if (next) return splice(text, next.start, next.start, written + layout.between)
  if (at !== entries.length) throw new Error(`${edit.path} leads nowhere`)
  return last
    ? splice(text, last.end, last.end, layout.between + written)
    : splice(text, node.start, node.end, `[${layout.open}${written}${layout.close}]`)
}

function replacement(text: string, old: JsonNode, value: unknown, layout: Layout): string {
  const was = text.slice(old.start, old.end)
  // What becomes a list's one entry is not written anew.
  if (Array.isArray(value) && value.length === 1 && isSame(JSON.parse(was), value[0])) return `[${was}]`
  return print(value, layoutOf(text, old, inside(layout)))
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** With one of the two commas beside it. */
function removed(text: string, node: JsonNode, value: JsonNode): string {
  const entries = entriesOf(node)
  const at = entries.findIndex(({ end }) => end === value.end)
  const [before, entry, after] = [entries[at - 1], entries[at] ?? value, entries[at + 1]]
  if (after) return splice(text, entry.start, after.start, '')
  if (before) return splice(text, before.end, entry.end, '')
  return splice(text, node.start + 1, node.end - 1, '')
}

function splice(text: string, start: number, end: number, written: string): string {
  return text.slice(0, start) + written + text.slice(end)
}
