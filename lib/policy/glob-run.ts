import { ANY, Gapped } from './glob-gapped'

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

export function solid(wanted: string): Run {
  return wanted.length > SHORT ? new Solid(wanted) : wanted
}

/** As a policy writes it: each question mark stands for any one character. */
export function runOfText(written: string): Run {
  if (!written.includes('?')) return solid(written)
  const codes: number[] = []
  for (let at = 0; at < written.length; at++) codes.push(written[at] === '?' ? ANY : written.charCodeAt(at))
  return gapped(codes)
}

/** null stands for any one character. */
export function runOf(chars: readonly (string | null)[]): Run {
  if (!chars.includes(null)) return solid(chars.join(''))
  return gapped(chars.map(char => char?.charCodeAt(0) ?? ANY))
}

function gapped(codes: readonly number[]): Run {
  return codes.every(code => code === ANY) ? new Blank(codes.length) : new Gapped(codes)
}

/** Any characters, so many of them. */
class Blank implements Stretch {
  constructor(readonly length: number) {}

  startsAt(text: string, at: number): boolean {
    return at + this.length <= text.length
  }

  find(_text: string, from: number, end: number): number {
    return from + this.length <= end ? from : -1
  }
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
