import { describe, expect, test } from 'vitest'
import { reportOf } from '../fixture'
import { seal } from '../seal'
import { keySetOf, newPrivateKey, sign, signedText } from '../sign'
import { linkIn, openFile, openFragment } from '.'

const here = 'https://readiness.example'
const token = 'A'.repeat(43)

describe('a link as people paste it', () => {
  test.each([
    [`${here}/r/${token}`, { kind: 'here', path: `/r/${token}` }],
    [`  ${here}/r/${token}#sign-in-details\n`, { kind: 'here', path: `/r/${token}` }],
    [`/r/${token}`, { kind: 'here', path: `/r/${token}` }],
    [`${here}/r/${token}/as/json`, { kind: 'here', path: `/r/${token}` }],
    ['https://elsewhere.example/r#1.a.b', { kind: 'fragment', fragment: '#1.a.b' }],
    [`https://elsewhere.example/r/${token}`, null],
    [`//elsewhere.example/r/${token}`, null],
    [`${here}/r/${token}A`, null],
    [`${here}/runs/1`, null],
    ['javascript:alert(1)', null],
    ['http://[', null],
  ])('%s', (text, expected) => {
    expect(linkIn(text, here)).toEqual(expected)
  })
})

test('a file is what the reader’s keys make of it, and an address is signed by nobody', async () => {
  const [key, other] = [await newPrivateKey(), await newPrivateKey()]
  const text = signedText(await sign(reportOf(), { key, by: here, at: new Date('2026-11-26T12:00:00Z') }))
  const { keys } = await keySetOf([key])
  const standing = async (file: string, trusted = keys) => {
    const opened = await openFile(file, trusted)
    return typeof opened === 'string' ? opened : opened.standing.kind
  }
  expect(await standing(text)).toBe('verified')
  expect(await standing(text, (await keySetOf([other])).keys)).toBe('unknown-key')
  expect(await standing(text.replace('"not-ready"', '"ready"'))).toBe('altered')
  expect(await standing(`${text}\n`)).toBe('rewritten')
  expect(await standing(JSON.stringify(reportOf()))).toBe('unsigned')
  expect(await standing('{}')).toBe('no-report')

  const sealed = await seal(reportOf())
  if (sealed.kind !== 'sealed') throw new Error('it is too long')
  expect(await openFragment(`#${sealed.fragment}`)).toMatchObject({ standing: { kind: 'unsigned' } })
  expect(await openFragment(`#${sealed.fragment.slice(0, -3)}`)).toBe('altered-address')
})
