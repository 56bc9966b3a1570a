import { quoted, wide } from './text'

/**
 * Block style, with every text in double quotes: `yes`, `~`, `2012-10-17` or the operator `Null` would else be a
 * boolean, nothing, a date and nothing again. Numbers and booleans become the texts that a policy's conditions compare.
 */
export function yaml(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null) return ` ${quoted(String(value), wide)}\n`
  const deeper = `${indent}  `
  if (Array.isArray(value)) {
    const items = value.map(each => `${indent}-${besides(yaml(each, deeper), deeper)}`)
    return items.length > 0 ? `\n${items.join('')}` : ' []\n'
  }
  const entries = Object.entries(value).map(
    ([name, each]) => `${indent}${head(name, indent)}${yaml(each, deeper)}`,
  )
  return entries.length > 0 ? `\n${entries.join('')}` : ' {}\n'
}

/** What a list's dash introduces starts on its line. */
function besides(text: string, indent: string): string {
  return text.startsWith('\n') ? ` ${text.slice(1 + indent.length)}` : text
}

/** No names but these are left without quotes. */
const plain = new Set(
  'Version Id Statement Sid Effect Principal NotPrincipal Action NotAction Resource NotResource Condition AWS Service Federated'.split(
    ' ',
  ),
)

/** Longer ones than YAML takes before a colon need a question mark. https://yaml.org/spec/1.2.2/#742-flow-mappings */
function head(name: string, indent: string): string {
  const text = plain.has(name) ? name : quoted(name, wide)
  return text.length < 1000 ? `${text}:` : `? ${text}\n${indent}:`
}
