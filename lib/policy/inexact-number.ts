import { type JsonError, type JsonNode, pathOf } from './json-text'

/**
 * The first number that does not read back as it is written (`1e400`, `12345678901234567890`, `1.0`): whoever compares
 * it as text may see another value than whoever compares the number.
 */
export function inexactNumber(node: JsonNode, at: readonly (string | number)[] = []): JsonError | null {
  if (node.kind === 'number' && String(Number(node.spelled)) !== node.spelled)
    return { path: pathOf(at), message: 'A number that is not read back as it is written; make it a string' }
  const inner =
    node.kind === 'list'
      ? node.items.map((value, name) => ({ name, value }))
      : node.kind === 'object'
        ? node.members
        : []
  for (const { name, value } of inner) {
    const found = inexactNumber(value, [...at, name])
    if (found) return found
  }
  return null
}
