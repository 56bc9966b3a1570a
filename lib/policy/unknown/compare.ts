import { folded, isVariable, type Shape, type Shapes } from './shape'
import { ANY_ONE, ANY_RUN } from './tokens'

/**
 * Whether no text is met by both, whatever their variables hold. By what can be counted, of the whole and of each
 * letter, by what stands in the same place from either end, and by the round that letters make: of one variable
 * between texts that is all there is, and beyond it there may be more.
 */
export function areApart(one: Shape, other: Shape, shapes: Shapes): boolean {
  const isCaseless = one.isCaseless || other.isCaseless
  const [a, b] = [one, other].map(each => {
    const codes = shapes.codes(each, one, other)
    return isCaseless ? folded(codes) : codes
  }) as [Int32Array, Int32Array]
  const [counted, against] = [countsOf(a), countsOf(b)]
  return (
    exceeds(counted, against) ||
    exceeds(against, counted) ||
    differsByRemainder(counted, against) ||
    partsFrom(a, b) ||
    partsFrom(a.toReversed(), b.toReversed()) ||
    isTurnedOtherwise(a, b)
  )
}

/** How often each character and each variable stands in a value, and how many characters there are in all. */
type Counts = {
  readonly times: ReadonlyMap<number, number>
  readonly characters: number
  /** Of the characters, those that may be any. */
  readonly ones: number
  readonly isOpen: boolean
}

function countsOf(codes: Int32Array): Counts {
  const times = new Map<number, number>()
  for (const code of codes) times.set(code, (times.get(code) ?? 0) + 1)
  const of = (code: number) => times.get(code) ?? 0
  const variables = [...times].reduce((sum, [code, count]) => sum + (isVariable(code) ? count : 0), 0)
  return {
    times,
    characters: codes.length - variables - of(ANY_RUN),
    ones: of(ANY_ONE),
    isOpen: of(ANY_RUN) > 0,
  }
}

/** The one has at least more characters, or more of one, than the other can, whatever the variables hold. */
function exceeds(one: Counts, other: Counts): boolean {
  if (other.isOpen) return false
  for (const [code, count] of other.times)
    if (isVariable(code) && count > (one.times.get(code) ?? 0)) return false
  if (one.characters > other.characters) return true
  for (const [code, count] of one.times)
    if (code >= 0 && count > (other.times.get(code) ?? 0) + other.ones) return true
  return false
}

/** What variables add to a count is a whole number each time: twice one and twice another never differ by one. */
function differsByRemainder(one: Counts, other: Counts): boolean {
  if (one.isOpen || other.isOpen) return false
  const codes = [...new Set([...one.times.keys(), ...other.times.keys()])]
  const apart = (code: number) => (one.times.get(code) ?? 0) - (other.times.get(code) ?? 0)
  const divisor = codes.filter(isVariable).reduce((all, code) => divisorOf(all, Math.abs(apart(code))), 0)
  if (divisor < 2) return false
  if ((one.characters - other.characters) % divisor !== 0) return true
  return one.ones + other.ones === 0 && codes.some(code => code >= 0 && apart(code) % divisor !== 0)
}

/** https://en.wikipedia.org/wiki/Euclidean_algorithm */
function divisorOf(one: number, other: number): number {
  return other === 0 ? one : divisorOf(other, one % other)
}

/** As far as both go on in step, they come to two characters in the same place. */
function partsFrom(one: Int32Array, other: Int32Array): boolean {
  for (let at = 0; at < Math.min(one.length, other.length); at++) {
    const [a = ANY_RUN, b = ANY_RUN] = [one[at], other[at]]
    if (a >= 0 && b >= 0 && a !== b) return true
    if (a === ANY_RUN || b === ANY_RUN || ((isVariable(a) || isVariable(b)) && a !== b)) return false
  }
  return false
}

/**
 * Of the same letters before a variable in the one and behind it in the other: no value makes the two alike where they
 * do not follow each other in the same round. https://en.wikipedia.org/wiki/String_rotation
 */
function isTurnedOtherwise(one: Int32Array, other: Int32Array): boolean {
  const least = Math.min(one.length, other.length)
  let from = 0
  while (from < least && one[from] === other[from]) from++
  let behind = 0
  while (behind < least - from && one.at(-1 - behind) === other.at(-1 - behind)) behind++
  const [a, b] = [one.subarray(from, one.length - behind), other.subarray(from, other.length - behind)]
  return isNoTurn(a, b) || isNoTurn(b, a)
}

function isNoTurn(before: Int32Array, behind: Int32Array): boolean {
  const [variable = 0] = behind
  if (!isVariable(variable) || before.at(-1) !== variable || before.length !== behind.length) return false
  const [one, other] = [before.subarray(0, -1), behind.subarray(1)]
  if (one.length ** 2 > MOST_COMPARED || !one.every(isCharacter) || !other.every(isCharacter)) return false
  const round = String.fromCharCode(...one)
  return !`${round}${round}`.includes(String.fromCharCode(...other))
}

function isCharacter(code: number): boolean {
  return code >= 0
}

/** Beyond so many comparisons it is not looked. */
const MOST_COMPARED = 250_000

/**
 * Whether the other is met wherever the one is, whatever their variables hold: it is, where it takes the one's own
 * variables and wildcards for what they are. Elsewhere it may be so all the same.
 */
export function implies(one: Shape, other: Shape, shapes: Shapes): boolean {
  if (other.isArn || (one.isCaseless && !other.isCaseless)) return false
  if (one.codes.length * other.codes.length > MOST_COMPARED) return false
  const [word, pattern] = [shapes.codes(one, one), shapes.codes(other, one)]
  return other.isCaseless ? covers(lowered(pattern), lowered(word)) : covers(pattern, word)
}

/** Of letters whose case hangs on nothing around them. */
function lowered(codes: Int32Array): Int32Array {
  return codes.map(code => (code >= 65 && code <= 90 ? code + 32 : code))
}

function covers(pattern: Int32Array, word: Int32Array): boolean {
  let [place, run, from] = [0, -1, 0]
  for (let at = 0; at < word.length; ) {
    const wanted = pattern[place]
    const code = word[at] ?? ANY_RUN
    if (wanted === ANY_RUN) {
      run = place++
      from = at
    } else if (wanted !== undefined && (wanted === code || (wanted === ANY_ONE && code >= 0))) {
      place++
      at++
    } else if (run >= 0) {
      place = run + 1
      at = ++from
    } else return false
  }
  while (pattern[place] === ANY_RUN) place++
  return place === pattern.length
}
