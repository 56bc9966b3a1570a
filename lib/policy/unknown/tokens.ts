import { type Glob, sizeOf } from '../glob'

/** What a pattern holds for each of its places: a character's code, or one of these. */
export const [ANY_RUN, ANY_ONE] = [-1, -2] as const

/** One for each place. */
export function codesOf(glob: Glob): Int32Array {
  const codes = new Int32Array(sizeOf(glob))
  let place = 0
  for (const { text, isLiteral } of glob)
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at)
      codes[place++] = isLiteral ? code : code === STAR ? ANY_RUN : code === MARK ? ANY_ONE : code
    }
  return codes
}

const [STAR, MARK] = [42, 63]

/** A pattern taken apart; a policy may hold one of 32,768 places, so that a place is a number and no object. */
export class Tokens {
  readonly length: number

  constructor(
    readonly codes: Int32Array,
    /** Wildcards before this place do not stand for a colon: those of an ARN but for its last part. */
    private readonly colonsFrom: number,
    private readonly isCaseless: boolean,
  ) {
    this.length = codes.length
  }

  isRun(place: number): boolean {
    return this.codes[place] === ANY_RUN
  }

  takes(place: number, code: number): boolean {
    const wanted = this.codes[place]
    if (wanted === undefined) return false
    if (wanted < 0) return code !== COLON || place >= this.colonsFrom
    return wanted === code || (this.isCaseless && lowerOf(wanted) === lowerOf(code))
  }

  /** Characters that the place treats unlike the rest. */
  awaits(place: number): readonly number[] {
    const wanted = this.codes[place]
    if (wanted === undefined) return none
    if (wanted < 0) return place >= this.colonsFrom ? none : colon
    return this.isCaseless ? casesOf(wanted) : [wanted]
  }

  /** Whether whatever follows is taken by this place. */
  isOpen(place: number): boolean {
    return this.isRun(place) && place >= this.colonsFrom
  }
}

const COLON = 58
const colon = [COLON]
const none: readonly number[] = []

export function lowerOf(code: number): number {
  const lower = String.fromCharCode(code).toLowerCase()
  return lower.length === 1 ? lower.charCodeAt(0) : code
}

function casesOf(code: number): readonly number[] {
  const lower = String.fromCharCode(lowerOf(code))
  return [lower, lower.toUpperCase(), ...signs.filter(sign => sign.toLowerCase() === lower)]
    .filter(each => each.length === 1)
    .map(each => each.charCodeAt(0))
}

/** Kelvin, ångström and ohm: their lower case is a letter that has another upper case. */
const signs = ['\u212a', '\u212b', '\u2126']
