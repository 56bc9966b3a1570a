/** A stretch of a pattern without a star in it. */
export type Run = {
  readonly length: number
  startsAt(text: string, at: number): boolean
  /** The first place from `from` on where it fits and ends before `end`; -1: none. */
  find(text: string, from: number, end: number): number
}

/** Up to this length trying every place is quick whatever the text. */
const SHORT = 32

/** null stands for any one character. */
export function runOf(chars: readonly (string | null)[]): Run {
  return chars.includes(null) ? gapped(chars) : solid(chars.join(''))
}

function solid(wanted: string): Run {
  const { length } = wanted
  let fallback: Int32Array | undefined
  return {
    length,
    startsAt: (text, at) => text.startsWith(wanted, at),
    find(text, from, end) {
      if (length > SHORT) {
        fallback ??= fallbacks(wanted)
        return knuthMorrisPratt(wanted, fallback, text, from, end)
      }
      const found = text.indexOf(wanted, from)
      return found + length <= end ? found : -1
    },
  }
}

/** https://en.wikipedia.org/wiki/Knuth–Morris–Pratt_algorithm */
function fallbacks(wanted: string): Int32Array {
  const table = new Int32Array(wanted.length)
  let matched = 0
  for (let at = 1; at < wanted.length; at++) {
    while (matched > 0 && wanted[at] !== wanted[matched]) matched = table[matched - 1] ?? 0
    if (wanted[at] === wanted[matched]) matched++
    table[at] = matched
  }
  return table
}

function knuthMorrisPratt(wanted: string, table: Int32Array, text: string, from: number, end: number) {
  let matched = 0
  for (let at = from; at < end; at++) {
    while (matched > 0 && text[at] !== wanted[matched]) matched = table[matched - 1] ?? 0
    if (text[at] === wanted[matched]) matched++
    if (matched === wanted.length) return at + 1 - matched
  }
  return -1
}

function gapped(chars: readonly (string | null)[]): Run {
  const { length } = chars
  const startsAt = (text: string, at: number) =>
    at + length <= text.length && chars.every((char, index) => char === null || char === text[at + index])
  return {
    length,
    startsAt,
    find(text, from, end) {
      if (length > SHORT) return shiftAnd(chars, text, from, end)
      for (let at = from; at + length <= end; at++) if (startsAt(text, at)) return at
      return -1
    },
  }
}

/** Every place at once, a bit each, 32 of them a step. https://en.wikipedia.org/wiki/Bitap_algorithm */
function shiftAnd(chars: readonly (string | null)[], text: string, from: number, end: number): number {
  const words = Math.ceil(chars.length / 32)
  const anything = new Uint32Array(words)
  const fits = new Map<string, Uint32Array>()
  for (const [index, char] of chars.entries()) if (char === null) mark(anything, index)
  for (const [index, char] of chars.entries()) {
    if (char === null) continue
    const mask = fits.get(char) ?? anything.slice()
    mark(mask, index)
    fits.set(char, mask)
  }
  const state = new Uint32Array(words)
  for (let at = from; at < end; at++) {
    const mask = fits.get(text[at] ?? '') ?? anything
    let carry = 1
    for (let word = 0; word < words; word++) {
      const before = state[word] ?? 0
      state[word] = ((before << 1) | carry) & (mask[word] ?? 0)
      carry = before >>> 31
    }
    if (has(state, chars.length - 1)) return at + 1 - chars.length
  }
  return -1
}

function mark(mask: Uint32Array, index: number) {
  mask[index >>> 5] = (mask[index >>> 5] ?? 0) | (1 << (index & 31))
}

function has(mask: Uint32Array, index: number): boolean {
  return (((mask[index >>> 5] ?? 0) >>> (index & 31)) & 1) === 1
}
