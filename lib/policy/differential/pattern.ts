/**
 * Patterns as AWS describes them, read a second time and in another way than the engine reads them: the slow one that
 * goes back to the last star. `*` and `?` that stand for others are two characters that no policy holds.
 */
const [ANY_RUN, ANY_ONE] = ['\uE000', '\uE001']

export function patternOf(text: string): string {
  return text.replaceAll('*', ANY_RUN).replaceAll('?', ANY_ONE)
}

export function meetsPattern(pattern: string, text: string): boolean {
  let [at, from, star, tried] = [0, 0, -1, 0]
  while (from < text.length) {
    if (pattern[at] === ANY_RUN) {
      star = at++
      tried = from
    } else if (at < pattern.length && (pattern[at] === ANY_ONE || pattern[at] === text[from])) {
      at++
      from++
    } else if (star >= 0) {
      at = star + 1
      from = ++tried
    } else return false
  }
  while (pattern[at] === ANY_RUN) at++
  return at === pattern.length
}

/** Part by part up to the fifth colon; the last part is matched with all that is left. */
export function meetsParts(pattern: string, text: string): boolean {
  const wanted = partsOf(pattern)
  const actual = text.split(':')
  if (actual.length < wanted.length) return false
  const rest = actual.splice(wanted.length - 1).join(':')
  return wanted.every((part, index) => meetsPattern(part, [...actual, rest][index] ?? ''))
}

/** Of an ARN, six. */
export function partsOf(text: string): readonly string[] {
  const parts = text.split(':')
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')]
}
