/** A value of JSON text and where it stands: `text.slice(start, end)`, in UTF-16 units. */
export type TextNode = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'object'; readonly members: readonly Member[] }
  | { readonly kind: 'list'; readonly items: readonly TextNode[] }
  | { readonly kind: 'scalar' }
)

/** `key` is read, escapes and all; it stands at `start`, with its quotes until `keyEnd`. */
export type Member = {
  readonly key: string
  readonly start: number
  readonly keyEnd: number
  readonly value: TextNode
}

/**
 * Where everything stands in a text that `parsePolicy` takes: valid JSON, no key twice, no deeper than it allows, so
 * that recursion ends soon.
 */
export function readText(text: string): TextNode {
  let at = 0
  const blanks = () => {
    while (at < text.length && ' \t\n\r'.includes(text[at] as string)) at++
  }
  /** Each entry of a container, up to its closing bracket. */
  const entries = <Entry>(close: string, entry: () => Entry): Entry[] => {
    const found: Entry[] = []
    at++
    blanks()
    while (text[at] !== close) {
      if (at >= text.length) throw new Error('The text ends within a value')
      found.push(entry())
      blanks()
      if (text[at] === ',') at++
      blanks()
    }
    at++
    return found
  }
  const member = (): Member => {
    const start = at
    at = endOfScalar(text, at)
    const keyEnd = at
    blanks()
    at++
    blanks()
    return { key: String(JSON.parse(text.slice(start, keyEnd))), start, keyEnd, value: value() }
  }
  const value = (): TextNode => {
    const start = at
    if (text[at] === '{') {
      const members = entries('}', member)
      return { kind: 'object', members, start, end: at }
    }
    if (text[at] === '[') {
      const items = entries(']', value)
      return { kind: 'list', items, start, end: at }
    }
    at = endOfScalar(text, at)
    return { kind: 'scalar', start, end: at }
  }
  blanks()
  return value()
}

function endOfScalar(text: string, start: number): number {
  let at = start + 1
  if (text[start] !== '"') {
    while (at < text.length && !',]} \t\n\r'.includes(text[at] as string)) at++
    return at
  }
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at + 1
}

/** undefined: nothing is there. */
export function childOf(node: TextNode, name: string): TextNode | undefined {
  if (node.kind === 'list') return /^\d+$/.test(name) ? node.items[Number(name)] : undefined
  return node.kind === 'object' ? node.members.find(({ key }) => key === name)?.value : undefined
}
