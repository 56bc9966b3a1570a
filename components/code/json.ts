export type Token = { readonly at: number; readonly text: string; readonly kind: 'key' | 'value' | 'mark' }

/** Splits a line of JSON so that values can stand out from the words that hold them together. */
export function tokens(line: string): readonly Token[] {
  const parts = line.split(/("(?:[^"\\]|\\.)*"\s*:?|\btrue\b|\bfalse\b|\bnull\b|-?\b\d[\d.]*\b)/)
  return parts.map((text, at) => ({ at, text, kind: kindOf(text) })).filter(({ text }) => text !== '')
}

function kindOf(text: string): Token['kind'] {
  if (text.endsWith(':')) return 'key'
  return /^["\w-]/.test(text) ? 'value' : 'mark'
}
