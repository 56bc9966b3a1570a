import { pointer } from '../edit'
import type { TextNode } from './read'

/** The JSON Pointer of the innermost value that `offset` stands in, or whose key it stands in. */
export function pathAt(root: TextNode, offset: number): string {
  const names: (string | number)[] = []
  let node: TextNode | undefined = root
  while (node) {
    const step: readonly [string | number, TextNode] | undefined = stepTo(node, offset)
    if (step) names.push(step[0])
    node = step?.[1]
  }
  return pointer(...names)
}

function stepTo(node: TextNode, offset: number): readonly [string | number, TextNode] | undefined {
  const holds = (start: number, end: number) => start <= offset && offset < end
  if (node.kind === 'list') {
    const index = node.items.findIndex(({ start, end }) => holds(start, end))
    const item = node.items[index]
    return item && [index, item]
  }
  const member =
    node.kind === 'object' ? node.members.find(({ start, value }) => holds(start, value.end)) : undefined
  return member && [member.key, member.value]
}
