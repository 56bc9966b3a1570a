/** A stretch of a pattern without a star in it: short texts are looked for as they are. */
export type Run = string | Stretch
type Stretch = {
  readonly length: number
  startsAt(text: string, at: number): boolean
  /** The first place from `from` on where it fits and ends before `end`; -1: none. */
  find(text: string, from: number, end: number): number
}

/** Up to this length trying every place is quick whatever the text. */
const SHORT = 32

/** Stands for any one character; no character has this code. */
const ANY = -1

export function solid(wanted: string): Run {
  return wanted.length > SHORT ? new Solid(wanted) : wanted
}

/** As a policy writes it: each question mark stands for any one character. */
export function runOfText(written: string): Run {
  if (!written.includes('?')) return solid(written)
  return new Gapped(codes(written.length, at => (written[at] === '?' ? ANY : written.charCodeAt(at))))
}

/** null stands for any one character. */
export function runOf(chars: readonly (string | null)[]): Run {
  if (!chars.includes(null)) return solid(chars.join(''))
  return new Gapped(codes(chars.length, at => chars[at]?.charCodeAt(0) ?? ANY))
}

function codes(length: number, at: (place: number) => number): Int32Array {
  const result = new Int32Array(length)
  for (let place = 0; place < length; place++) result[place] = at(place)
  return result
}

export function startsAt(run: Run, text: string, at: number): boolean {
  return typeof run === 'string' ? text.startsWith(run, at) : run.startsAt(text, at)
}

export function find(run: Run, text: string, from: number, end: number): number {
  if (typeof run !== 'string') return run.find(text, from, end)
  const found = text.indexOf(run, from)
  return found + run.length <= end ? found : -1
}

/** https://en.wikipedia.org/wiki/Knuth–Morris–Pratt_algorithm */
class Solid implements Stretch {
  readonly length: number
  private fallbacks: Int32Array | undefined

  constructor(private readonly wanted: string) {
    this.length = wanted.length
  }

  startsAt(text: string, at: number): boolean {
    return text.startsWith(this.wanted, at)
  }

  find(text: string, from: number, end: number): number {
    this.fallbacks ??= fallbacksOf(this.wanted)
    const { wanted, length, fallbacks } = this
    let matched = 0
    for (let at = from; at < end; at++) {
      while (matched > 0 && text[at] !== wanted[matched]) matched = fallbacks[matched - 1] ?? 0
      if (text[at] === wanted[matched]) matched++
      if (matched === length) return at + 1 - matched
    }
    return -1
  }
}

function fallbacksOf(wanted: string): Int32Array {
  const table = new Int32Array(wanted.length)
  let matched = 0
  for (let at = 1; at < wanted.length; at++) {
    while (matched > 0 && wanted[at] !== wanted[matched]) matched = table[matched - 1] ?? 0
    if (wanted[at] === wanted[matched]) matched++
    table[at] = matched
  }
  return table
}

class Gapped implements Stretch {
  readonly length: number

  constructor(private readonly codes: Int32Array) {
    this.length = codes.length
  }

  startsAt(text: string, at: number): boolean {
    const { codes, length } = this
    if (at + length > text.length) return false
    for (let index = 0; index < length; index++) {
      const code = codes[index]
      if (code !== ANY && code !== text.charCodeAt(at + index)) return false
    }
    return true
  }

  find(text: string, from: number, end: number): number {
    const places = end - from - this.length + 1
    if (places > FEW && this.length > FEW) return firstPlace(this.codes, text, from, places)
    for (let at = from; at < from + places; at++) if (this.startsAt(text, at)) return at
    return -1
  }
}

/** Below this many places, or characters, trying each is as quick. */
const FEW = 16

/**
 * Every place at once, a bit each, 32 of them a step: of the places that are left, each character of the pattern
 * keeps those that have it where it is wanted.
 */
function firstPlace(codes: Int32Array, text: string, from: number, places: number): number {
  const words = (places + 31) >>> 5
  const left = new Uint32Array(words).fill(0xffffffff)
  left[words - 1] = 0xffffffff >>> (words * 32 - places)
  const held = new Map<number, Uint32Array>()
  for (const [index, code] of codes.entries()) {
    if (code === ANY) continue
    const where = held.get(code) ?? placesOf(code, text, from)
    held.set(code, where)
    if (!keep(left, where, index)) return -1
  }
  const word = left.findIndex(bits => bits !== 0)
  return from + word * 32 + 31 - Math.clz32((left[word] ?? 0) & -(left[word] ?? 0))
}

/** A bit for each place from `from` on, and a word more. */
function placesOf(code: number, text: string, from: number): Uint32Array {
  const where = new Uint32Array(((text.length - from + 31) >>> 5) + 1)
  const char = String.fromCharCode(code)
  for (let at = text.indexOf(char, from); at >= 0; at = text.indexOf(char, at + 1)) {
    const place = at - from
    where[place >>> 5] = (where[place >>> 5] ?? 0) | (1 << (place & 31))
  }
  return where
}

/** Whether any is left of those that have a bit so many places on. */
function keep(left: Uint32Array, where: Uint32Array, on: number): boolean {
  const [word, bit] = [on >>> 5, on & 31]
  let any = 0
  for (let index = 0; index < left.length; index++) {
    const low = where[index + word] ?? 0
    const high = where[index + word + 1] ?? 0
    const kept = (left[index] ?? 0) & (bit === 0 ? low : (low >>> bit) | (high << (32 - bit)))
    left[index] = kept
    any |= kept
  }
  return any !== 0
}
