import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toBase64Url } from '../base64url'
import { names, reportOf } from '../fixture'
import { longestAddress, seal, unseal } from '.'

async function fragmentOf(report = reportOf()): Promise<string> {
  const sealed = await seal(report)
  if (sealed.kind !== 'sealed') throw new Error('the fixture is short')
  return sealed.fragment
}

test('a sealed report comes back as it was, with the # of an address or without', async () => {
  const fragment = await fragmentOf()
  expect(await unseal(fragment)).toEqual({ kind: 'report', report: reportOf() })
  expect(await unseal(`#${fragment}`)).toEqual({ kind: 'report', report: reportOf() })
})

test('is all of an address that needs no escapes, and each time another', async () => {
  const [one, other] = [await fragmentOf(), await fragmentOf()]
  expect(one).toMatch(/^1\.[\w-]{43}\.[\w-]+$/)
  expect(new URL(`https://readiness.example/r#${one}`).hash).toBe(`#${one}`)
  expect(one.split('.')[1]).not.toBe(other.split('.')[1])
})

test('whatever AWS said', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), async said => {
      const report = reportOf(names, said.toWellFormed())
      expect(await unseal(await fragmentOf(report))).toEqual({ kind: 'report', report })
    }),
    { numRuns: 30 },
  )
})

test('changed in one character, it does not open', async () => {
  const fragment = await fragmentOf()
  await fc.assert(
    fc.asyncProperty(
      fc.nat(fragment.length - 1),
      fc.constantFrom('A', 'z', '-', '.'),
      async (place, char) => {
        fc.pre(fragment.charAt(place) !== char)
        const changed = fragment.slice(0, place) + char + fragment.slice(place + 1)
        expect(['malformed', 'altered']).toContain((await unseal(changed)).kind)
      },
    ),
    { numRuns: 200 },
  )
})

test('cut anywhere, it does not open', async () => {
  const fragment = await fragmentOf()
  await fc.assert(
    fc.asyncProperty(fc.nat(fragment.length - 1), async length => {
      expect(['malformed', 'altered']).toContain((await unseal(fragment.slice(0, length))).kind)
    }),
  )
})

test('of more than an address carries, there is none', async () => {
  // Noise does not deflate.
  const noise = toBase64Url(crypto.getRandomValues(new Uint8Array(40_000)))
  const report = reportOf()
  const sealed = await seal({
    ...report,
    keyPolicies: report.keyPolicies.map(read => ({ ...read, text: noise })),
  })
  expect(sealed).toMatchObject({ kind: 'too-long' })
  expect(sealed.kind === 'too-long' && sealed.characters).toBeGreaterThan(longestAddress.characters)
})

describe('what somebody else has sealed', () => {
  async function sealedBy(text: Uint8Array<ArrayBuffer>): Promise<string> {
    const key = crypto.getRandomValues(new Uint8Array(32))
    const nonce = crypto.getRandomValues(new Uint8Array(12))
    const aes = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt'])
    const additionalData = new TextEncoder().encode('kiro-readiness/report/1')
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData }, aes, text)
    return `1.${toBase64Url(key)}.${toBase64Url(nonce)}${toBase64Url(new Uint8Array(sealed))}`
  }
  const deflated = async (text: Uint8Array<ArrayBuffer>) => {
    const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'))
    return new Uint8Array(await new Response(stream).arrayBuffer())
  }

  test.each([
    ['is not deflated', async () => new TextEncoder().encode('{"version":1}')],
    ['is no report', () => deflated(new TextEncoder().encode('{"version":1}'))],
    ['grows without end', () => deflated(new Uint8Array(40 * 1024 * 1024))],
  ])('and %s', async (_name, made) => {
    expect(await unseal(await sealedBy(await made()))).toEqual({ kind: 'no-report' })
  })
})
