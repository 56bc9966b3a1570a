import { type JsonNode, pathOf } from './json-text'

type Names = readonly (string | number)[]

/**
 * The paths of the keys that their object holds more than once, in the order of the text: JSON.parse keeps the last,
 * another reader may keep the first, and one of them may be a Deny. "Individual elements must not contain multiple
 * instances of the same key."
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function duplicateKeys(node: JsonNode): readonly string[] {
  return [...new Set(duplicatesIn(node, []))]
}

/** No deeper than `readJson` reads. */
function duplicatesIn(node: JsonNode, at: Names): readonly string[] {
  if (node.kind === 'list') return node.items.flatMap((item, index) => duplicatesIn(item, [...at, index]))
  if (node.kind !== 'object') return []
  const seen = new Set<string>()
  return node.members.flatMap(({ name, value }) => {
    const path = [...at, name]
    const again = seen.has(name) ? [pathOf(path)] : []
    seen.add(name)
    return [...again, ...duplicatesIn(value, path)]
  })
}

/** How many documents the text may be read as, where of each key that is there twice one value counts. */
export function countOfReadings(node: JsonNode): number {
  if (node.kind === 'list') return node.items.reduce((product, item) => product * countOfReadings(item), 1)
  if (node.kind !== 'object') return 1
  return [...valuesByName(node).values()].reduce((product, values) => product * countOfAny(values), 1)
}

/** As JSON.parse has it. */
export function lastReading(node: JsonNode): unknown {
  switch (node.kind) {
    case 'number':
      return Number(node.spelled)
    case 'list':
      return node.items.map(lastReading)
    case 'object':
      // Built from entries: an assignment to `__proto__` would not make a key of it.
      return Object.fromEntries(node.members.map(({ name, value }) => [name, lastReading(value)]))
    default:
      return node.value
  }
}

/** One of them, by its number from 0; the last is the one of JSON.parse. */
export function readingAt(node: JsonNode, index: number): unknown {
  let rest = index
  const digit = (count: number) => {
    const value = rest % count
    rest = Math.floor(rest / count)
    return value
  }
  switch (node.kind) {
    case 'number':
      return Number(node.spelled)
    case 'list':
      return node.items.map(item => readingAt(item, digit(countOfReadings(item))))
    case 'object':
      return Object.fromEntries(
        [...valuesByName(node)].map(([name, values]) => [name, oneOf(values, digit(countOfAny(values)))]),
      )
    default:
      return node.value
  }
}

function oneOf(values: readonly JsonNode[], index: number): unknown {
  let rest = index
  for (const value of values) {
    const count = countOfReadings(value)
    if (rest < count) return readingAt(value, rest)
    rest -= count
  }
  throw new Error('There is no such reading')
}

function countOfAny(values: readonly JsonNode[]): number {
  return values.reduce((sum, value) => sum + countOfReadings(value), 0)
}

function valuesByName({ members }: Extract<JsonNode, { kind: 'object' }>): Map<string, readonly JsonNode[]> {
  const byName = new Map<string, JsonNode[]>()
  for (const { name, value } of members) {
    const values = byName.get(name)
    if (values) values.push(value)
    else byName.set(name, [value])
  }
  return byName
}
