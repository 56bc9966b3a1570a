type Level = { readonly keys: Set<string> | null; at: string | number }

/**
 * The path of the first key that its object already holds: JSON.parse keeps the last of the two, another reader may
 * keep the first, and one of them may be a Deny. `text` is valid JSON; one pass, and no recursion.
 * https://www.rfc-editor.org/rfc/rfc8259#section-4
 */
export function duplicateKey(text: string): string | null {
  const levels: Level[] = []
  let atKey = false
  for (let at = 0; at < text.length; at++) {
    const inside = levels.at(-1)
    switch (text[at]) {
      case '{':
        levels.push({ keys: new Set(), at: '' })
        atKey = true
        break
      case '[':
        levels.push({ keys: null, at: 0 })
        atKey = false
        break
      case '}':
      case ']':
        levels.pop()
        atKey = false
        break
      case ',':
        if (typeof inside?.at === 'number') inside.at++
        atKey = inside?.keys != null
        break
      case '"': {
        const end = endOfString(text, at)
        if (atKey && inside?.keys) {
          // Escapes are read: "\u0045ffect" is "Effect".
          inside.at = String(JSON.parse(text.slice(at, end + 1)))
          if (inside.keys.has(inside.at)) return pathOf(levels)
          inside.keys.add(inside.at)
          atKey = false
        }
        at = end
      }
    }
  }
  return null
}

function endOfString(text: string, start: number): number {
  let at = start + 1
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at
}

function pathOf(levels: readonly Level[]): string {
  return levels
    .map(({ at }, index) => (typeof at === 'number' ? `[${at}]` : index === 0 ? at : `.${at}`))
    .join('')
}
