import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { globOf, literal, matcherOf, matcherOfText } from './glob'

/** By the definition: every way to match is followed at once, a character after the other. */
function meets(pattern: string, text: string): boolean {
  const closed = (places: Iterable<number>) => {
    const all = new Set(places)
    for (const place of all) if (pattern[place] === '*') all.add(place + 1)
    return all
  }
  let places = closed([0])
  for (const char of text.split('')) {
    const next = [...places].flatMap(place =>
      pattern[place] === '*' ? [place] : pattern[place] === '?' || pattern[place] === char ? [place + 1] : [],
    )
    places = closed(next)
  }
  return places.has(pattern.length)
}

function bothWays(pattern: string, text: string): boolean {
  const met = matcherOfText(pattern)(text)
  expect(matcherOf(globOf(pattern))(text)).toBe(met)
  return met
}

const pieces = (...from: string[]) =>
  fc.array(fc.tuple(fc.constantFrom(...from), fc.nat(3)), { maxLength: 8 }).map(all =>
    // Some pieces stand alone and some often, so that short and long ways to look are taken.
    all.map(([piece, size]) => piece.repeat([1, 2, 40, 300][size] ?? 1)).join(''),
  )

test('a pattern meets what its definition says', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', 'b', '*', '?', 'é', '\u{1f600}'), maxLength: 12 }),
      fc.string({ unit: fc.constantFrom('a', 'b', 'é', '\u{1f600}', '*'), maxLength: 12 }),
      (pattern, text) => {
        expect(bothWays(pattern, text)).toBe(meets(pattern, text))
      },
    ),
    { numRuns: 3_000 },
  )
})

test('a long pattern meets in a long text what its definition says', () => {
  const seen = { met: 0, not: 0 }
  fc.assert(
    fc.property(
      pieces('a', 'b', 'ab', '?', 'a?', '*', 'aab', 'ж'),
      pieces('a', 'b', 'ab', 'aab', 'ж'),
      fc.boolean(),
      (middle, text, anywhere) => {
        const pattern = anywhere ? `*${middle}*` : middle
        const met = meets(pattern, text)
        seen[met ? 'met' : 'not']++
        expect(bothWays(pattern, text)).toBe(met)
      },
    ),
    { numRuns: 250 },
  )
  expect(Math.min(seen.met, seen.not)).toBeGreaterThan(20)
})

test('a pattern made of a text is found in it, wherever it stands', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 600, maxLength: 2_000 })
  fc.assert(
    fc.property(text, fc.nat(), fc.integer({ min: 1, max: 400 }), fc.nat(5), (all, at, length, every) => {
      const start = at % all.length
      const piece = all.slice(start, start + length)
      const gapped = piece.replace(/./g, (char, index: number) => (index % (every + 2) === 0 ? '?' : char))
      expect(bothWays(`*${gapped}*`, all)).toBe(true)
      expect(bothWays(`*${gapped}c*`, all)).toBe(false)
      expect(bothWays(`*${gapped}*`, all.slice(0, start + piece.length))).toBe(true)
    }),
    { numRuns: 300 },
  )
})

describe('a star or a question mark that a variable brought in', () => {
  test.each([
    ['*', 'x', false],
    ['*', '*', true],
    ['?', 'x', false],
    ['a?', 'a?', true],
  ])('%s meets %s: %s', (value, text, met) => {
    expect(matcherOf(literal(value))(text)).toBe(met)
    expect(matcherOf([...globOf('?'), ...literal(value)])(`x${text}`)).toBe(met)
  })
})
