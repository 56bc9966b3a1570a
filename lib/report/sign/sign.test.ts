import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { reportOf } from '../fixture'
import {
  keySetOf,
  newPrivateKey,
  type PrivateKey,
  type PublicKey,
  publicKeysIn,
  sign,
  signedText,
  verify,
} from '.'
import { canonicalJson } from './canonical'

const at = new Date('2026-11-26T12:30:00.000Z')
const by = 'https://readiness.example'

let key: PrivateKey
let keys: readonly PublicKey[]
let text: string
beforeAll(async () => {
  key = await newPrivateKey()
  keys = publicKeysIn(await keySetOf([await newPrivateKey(), key])) ?? []
  text = signedText(await sign(reportOf(), { key, by, at }))
})

test('a signed report is verified, with when and by which server', async () => {
  const verified = await verify(text, keys)
  expect(verified).toMatchObject({ verified: true, signature: { by, signedAt: at.toISOString() } })
  expect(verified.verified && verified.report).toEqual(reportOf())
})

test('the published keys have nothing private in them', async () => {
  const published = JSON.stringify(await keySetOf([key]))
  expect(published).not.toContain(key.d)
  expect(JSON.parse(published)).toEqual({
    keys: [{ kty: 'OKP', crv: 'Ed25519', x: key.x, kid: expect.any(String), use: 'sig', alg: 'EdDSA' }],
  })
})

test('altered anywhere by one byte, it is refused', async () => {
  const bytes = new TextEncoder().encode(text)
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (place, change) => {
      const altered = Uint8Array.from(bytes)
      altered[place] = (bytes[place] ?? 0) ^ change
      expect(await verify(new TextDecoder().decode(altered), keys)).toMatchObject({ verified: false })
    }),
    { numRuns: 400 },
  )
})

describe('the signature counts to the bit', () => {
  // Of 86 characters the last carries two bits of the signature and four of nothing.
  test.each([...Array(86).keys()])('character %i', async index => {
    const value = /"value":"([\w-]{86})"/.exec(text)?.[1] ?? ''
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const other = letters[letters.indexOf(value.charAt(index)) ^ 1] ?? ''
    const altered = text.replace(value, value.slice(0, index) + other + value.slice(index + 1))
    expect(altered).not.toBe(text)
    expect(await verify(altered, keys)).toMatchObject({ verified: false, why: 'altered' })
  })
})

test.each<[string, () => string, string]>([
  ['a space too many', () => `${text} `, 'rewritten'],
  ['written by another program', () => JSON.stringify(JSON.parse(text), null, 2), 'rewritten'],
  ['a key that stands there twice', () => text.replace('{', '{"answer":"ready",'), 'rewritten'],
  ['another answer', () => text.replace('"answer":"not-ready"', '"answer":"ready"'), 'altered'],
  ['another server', () => text.replace(by, 'https://readiness.invalid'), 'altered'],
  ['another moment', () => text.replace(at.toISOString(), '2027-11-26T12:30:00.000Z'), 'altered'],
  ['no signature', () => JSON.stringify(reportOf()), 'unsigned'],
  ['no report', () => '{"version":1}', 'no-report'],
  ['no JSON', () => text.slice(1), 'no-report'],
])('%s', async (_name, made, why) => {
  expect(await verify(made(), keys)).toMatchObject({ verified: false, why })
})

test('a report that somebody else has signed is not vouched for by its own key', async () => {
  const forged = signedText(await sign(reportOf(), { key: await newPrivateKey(), by, at }))
  expect(await verify(forged, keys)).toMatchObject({ verified: false, why: 'unknown-key' })
  expect(await verify(text, [])).toMatchObject({ verified: false, why: 'unknown-key' })
})

test('a key that names another is no other: its id is worked out, not read', async () => {
  const mallory = await newPrivateKey()
  const { keys: published } = await keySetOf([key])
  const claimed = publicKeysIn({ keys: [{ ...published[0], x: mallory.x }] }) ?? []
  expect(await verify(text, claimed)).toMatchObject({ verified: false, why: 'unknown-key' })
})

test('canonical JSON is the same whatever the order of the keys, and says the same', () => {
  function shuffled(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(each => shuffled(each))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([name, each]) => [name, shuffled(each)]),
    )
  }
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), content => {
      const plain: unknown = JSON.parse(JSON.stringify(content))
      const other = shuffled(plain)
      if (typeof plain !== 'object' || plain === null || typeof other !== 'object' || other === null) return
      expect(canonicalJson(other)).toBe(canonicalJson(plain))
      expect(JSON.parse(canonicalJson(plain))).toEqual(plain)
    }),
  )
})

/** https://www.rfc-editor.org/rfc/rfc8785#section-3.2.2 and section 3.2.3 */
test.each([
  [
    {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      literals: [null, true],
    },
    '{"literals":[null,true],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27]}',
  ],
  [{ string: '€$\u000f\nA\'B"\\\\"/' }, '{"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'],
  [
    { '€': 1, '\r': 2, \ufb33: 3, '1': 4, '😀': 5, '\u0080': 6, ö: 7 },
    '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}',
  ],
])('the examples of RFC 8785: %j', (value, text) => {
  expect(canonicalJson(value)).toBe(text)
})
