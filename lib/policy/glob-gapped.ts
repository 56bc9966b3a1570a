import { type CharPlaces, charPlacesOf } from './char-places'

/** Stands for any one character; no character has this code. */
export const ANY = -1

/** Up to so many comparisons, each place is tried by itself. */
const FEW_COMPARISONS = 4_096

/** So many places are tried before anything is prepared: most stretches are found at once. */
const FIRST_PLACES = 16

/** Up to so many times that a character stands in the text, each is tried by itself. */
const FEW_TIMES = 128

/** A stretch of a pattern with question marks and others in it: a character's code for each place, or ANY. */
export class Gapped {
  readonly length: number
  private wanted: readonly Wanted[] | undefined

  constructor(private readonly codes: readonly number[]) {
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

  /** The first place from `from` on where it fits and ends before `end`; -1: none. */
  find(text: string, from: number, end: number): number {
    const last = end - this.length
    const isShort = (last - from) * this.length < FEW_COMPARISONS
    const tried = isShort ? last : Math.min(last, from + FIRST_PLACES - 1)
    for (let at = from; at <= tried; at++) if (this.startsAt(text, at)) return at
    if (tried === last) return -1
    this.wanted ??= wantedIn(this.codes)
    const places = charPlacesOf(text)
    const wanted = this.wanted.toSorted((one, other) => places.count(one.code) - places.count(other.code))
    const [rarest] = wanted as [Wanted]
    return places.count(rarest.code) < FEW_TIMES
      ? this.findBy(rarest, text, from, last)
      : firstOf(wanted, places, from, last)
  }

  /** Only where the character stands can the stretch be. */
  private findBy({ code, offsets }: Wanted, text: string, from: number, last: number): number {
    const [offset = 0] = offsets
    const char = String.fromCharCode(code)
    for (let at = text.indexOf(char, from + offset); at >= 0; at = text.indexOf(char, at + 1)) {
      if (at - offset > last) return -1
      if (this.startsAt(text, at - offset)) return at - offset
    }
    return -1
  }
}

/** A character, and where in the stretch it is wanted. */
type Wanted = { readonly code: number; readonly offsets: readonly number[] }

function wantedIn(codes: readonly number[]): readonly Wanted[] {
  const wanted = new Map<number, number[]>()
  for (const [offset, code] of codes.entries()) {
    if (code === ANY) continue
    const offsets = wanted.get(code)
    if (offsets) offsets.push(offset)
    else wanted.set(code, [offset])
  }
  return [...wanted].map(([code, offsets]) => ({ code, offsets }))
}

/** Blocks of places, a bit each, 32 of them a step; the first are small, since most stretches are soon found. */
function firstOf(wanted: readonly Wanted[], places: CharPlaces, from: number, last: number): number {
  for (let start = from, words = 1; start <= last; start += words * 32, words *= 4) {
    const block = new Int32Array(Math.min(words, ((last - start) >>> 5) + 1)).fill(-1)
    if (!everyWanted(block, wanted, places, start)) continue
    const word = block.findIndex(bits => bits !== 0)
    const bits = block[word] as number
    const found = start + word * 32 + 31 - Math.clz32(bits & -bits)
    return found <= last ? found : -1
  }
  return -1
}

/** Takes from the block the places where some character is not where it is wanted. Whether any is left. */
function everyWanted(
  block: Int32Array,
  wanted: readonly Wanted[],
  places: CharPlaces,
  start: number,
): boolean {
  // One that is rare in the stretch may settle it, before all of one that is not.
  for (const { code, offsets } of wanted)
    if (!keep(block, places.of(code), start + (offsets[0] as number))) return false
  for (const { code, offsets } of wanted) {
    const held = places.of(code)
    for (const offset of offsets) if (!keep(block, held, start + offset)) return false
  }
  return true
}

/** Whether any place is left of those that have a bit so many places on. */
function keep(block: Int32Array, held: Int32Array, on: number): boolean {
  const word = on >>> 5
  const bit = on & 31
  let any = 0
  if (bit === 0)
    for (let index = 0; index < block.length; index++)
      any |= block[index] = (block[index] as number) & (held[index + word] as number)
  else
    for (let index = 0; index < block.length; index++) {
      const low = (held[index + word] as number) >>> bit
      const high = (held[index + word + 1] as number) << (32 - bit)
      any |= block[index] = (block[index] as number) & (low | high)
    }
  return any !== 0
}
