import { pointer } from '../edit'
import type { JsonNode } from '../json-text'

/** undefined: nothing is there. */
export function childOf(node: JsonNode, name: string): JsonNode | undefined {
  if (node.kind === 'list') return /^\d+$/.test(name) ? node.items[Number(name)] : undefined
  return node.kind === 'object' ? node.members.find(member => member.name === name)?.value : undefined
}

/** The JSON Pointer of the innermost value that `offset` stands in, or whose key it stands in. */
export function pathAt(root: JsonNode, offset: number): string {
  const names: (string | number)[] = []
  let node: JsonNode | undefined = root
  while (node) {
    const step: readonly [string | number, JsonNode] | undefined = stepTo(node, offset)
    if (step) names.push(step[0])
    node = step?.[1]
  }
  return pointer(...names)
}

function stepTo(node: JsonNode, offset: number): readonly [string | number, JsonNode] | undefined {
  const holds = (start: number, end: number) => start <= offset && offset < end
  if (node.kind === 'list') {
    const index = node.items.findIndex(({ start, end }) => holds(start, end))
    const item = node.items[index]
    return item && [index, item]
  }
  const member =
    node.kind === 'object' ? node.members.find(({ start, value }) => holds(start, value.end)) : undefined
  return member && [member.name, member.value]
}
