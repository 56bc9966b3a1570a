import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonText } from './json'

test('is the same document, and nothing in it is alive', () => {
  const alive = fc.constantFrom(
    '\u001b[31m',
    '\u007f',
    '\u0085',
    '\u009b',
    '\u061c',
    '\u202e',
    '\u2066',
    '\u2028',
  )
  const text = fc
    .array(fc.oneof(alive, fc.string({ unit: 'binary' })), { maxLength: 4 })
    .map(parts => parts.join(''))
  fc.assert(
    fc.property(fc.dictionary(text, fc.oneof(text, fc.double(), fc.array(text))), document => {
      const printed = jsonText(document)
      expect(JSON.parse(printed)).toEqual(JSON.parse(JSON.stringify(document)))
      expect(printed.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u)
    }),
  )
})
