/**
 * One text can be written in several ways: with JSON's escapes, as a script carries a policy inside quotes, and with
 * those of an address. `change` is given each text as it reads, and the innermost first.
 */
export function everySpelling(text: string, change: (text: string) => string): string {
  const unquoted = text.includes('\\') ? text.replace(LITERAL, literal => inside(literal, change)) : text
  const unescaped = unquoted.includes('%')
    ? unquoted.replace(ESCAPED, part => decoded(part, change))
    : unquoted
  return change(unescaped)
}

/** As JSON, where a number can be an account: what is hidden of it becomes a text, so that it stays JSON. */
export function everySpellingInJson(text: string, change: (text: string) => string): string {
  const known = text.replace(LITERAL_OR_NUMBER, part => {
    if (part.startsWith('"')) return inside(part, change)
    const hidden = change(part)
    return hidden === part ? part : JSON.stringify(hidden)
  })
  return everySpelling(known, change)
}

const LITERAL = /"(?:[^"\\]|\\.)*"/gs
const LITERAL_OR_NUMBER = /"(?:[^"\\]|\\.)*"|(?<![\w.-])\d+(?![\w.])/gs
// From where a run begins: tried from each of its characters, a long one would take for ever.
const ESCAPED = /(?<![\w.~+%-])(?:[\w.~+-]|%[0-9a-f]{2})*%[0-9a-f]{2}(?:[\w.~+-]|%[0-9a-f]{2})*/gi

function inside(literal: string, change: (text: string) => string): string {
  const text = parsed(literal)
  if (text === null) return literal
  const changed = everySpelling(text, change)
  return changed === text ? literal : JSON.stringify(changed)
}

function parsed(literal: string): string | null {
  try {
    const value: unknown = JSON.parse(literal)
    return typeof value === 'string' ? value : null
  } catch {
    return null
  }
}

function decoded(part: string, change: (text: string) => string): string {
  try {
    const text = decodeURIComponent(part)
    const changed = change(text)
    return changed === text ? part : encodeURIComponent(changed)
  } catch {
    return part
  }
}
