/** Where in a text each character stands, a bit for each place: made for characters that are asked for, once. */
export class CharPlaces {
  private readonly counts = new Int32Array(256)
  private readonly otherCounts = new Map<number, number>()
  private readonly bits = new Map<number, Int32Array>()

  constructor(readonly text: string) {
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code < 256) this.counts[code] = (this.counts[code] as number) + 1
      else this.otherCounts.set(code, (this.otherCounts.get(code) ?? 0) + 1)
    }
  }

  count(code: number): number {
    return this.counts[code] ?? this.otherCounts.get(code) ?? 0
  }

  /** A word more than the text needs, so that the next word is always there. */
  of(code: number): Int32Array {
    const known = this.bits.get(code)
    if (known) return known
    const { text } = this
    const bits = new Int32Array((text.length >>> 5) + 2)
    for (let at = 0; at < text.length; at++)
      if (text.charCodeAt(at) === code) bits[at >>> 5] = (bits[at >>> 5] as number) | (1 << (at & 31))
    this.bits.set(code, bits)
    return bits
  }
}

let latest: CharPlaces | undefined

/** One text is held against many patterns in a row. */
export function charPlacesOf(text: string): CharPlaces {
  if (latest?.text !== text) latest = new CharPlaces(text)
  return latest
}
