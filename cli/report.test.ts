import { writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exports } from '@/lib/report/export'
import { names, reportOf } from '@/lib/report/fixture'
import { reportShape } from '@/lib/report/schema'
import { keySetOf, newPrivateKey, sign, signedText } from '@/lib/report/sign'
import { canonicalJson } from '@/lib/report/sign/canonical'
import { home, inTerminal } from './in-terminal'

const by = 'https://readiness.example'
const at = new Date('2026-11-26T12:30:00.000Z')
/** Read from a signed file, in which keys are in their canonical order. */
const asSigned = reportShape.parse(JSON.parse(canonicalJson(reportOf())))
const file = (name: string) => join(home, name)

let server: Server
let origin: string
beforeAll(async () => {
  const key = await newPrivateKey()
  const keys = JSON.stringify(await keySetOf([key]))
  const text = signedText(await sign(reportOf(), { key, by, at }))
  writeFileSync(file('signed.json'), text)
  writeFileSync(file('altered.json'), text.replace('"answer":"not-ready"', '"answer":"ready"'))
  writeFileSync(file('pretty.json'), JSON.stringify(JSON.parse(text), null, 2))
  writeFileSync(file('report.json'), JSON.stringify(reportOf()))
  writeFileSync(file('other.json'), JSON.stringify(reportOf({ ...names, account: '999988887777' })))
  writeFileSync(file('keys.json'), keys)
  writeFileSync(file('key.json'), JSON.stringify({ kty: key.kty, crv: key.crv, x: key.x }))
  writeFileSync(file('others.json'), JSON.stringify(await keySetOf([await newPrivateKey()])))
  writeFileSync(file('none.json'), '{"keys":[]}')
  server = createServer((request, response) => {
    if (request.url === '/.well-known/kiro-readiness-keys.json') return void response.end(keys)
    if (request.url === '/moved')
      return void response.writeHead(302, { location: '/.well-known/kiro-readiness-keys.json' }).end()
    response.writeHead(404).end()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise(resolve => server.close(resolve)))

const report = (...args: readonly string[]) => inTerminal('report', args)

describe.concurrent('verify', () => {
  test('tells when and by which server, and prints nothing else', async () => {
    const { code, stdout, stderr } = await report('verify', file('signed.json'), '--keys', file('keys.json'))
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain(`26 Nov 2026, 12:30 UTC by ${by}`)
  })

  test.each<[string, string, () => readonly string[], number, object]>([
    ['with a single key', 'signed.json', () => ['--key', file('key.json')], 0, { verified: true, by }],
    [
      'with the keys of a server',
      'signed.json',
      () => ['--keys', `${origin}/.well-known/kiro-readiness-keys.json`],
      0,
      { verified: true, signedAt: at.toISOString() },
    ],
    ['altered', 'altered.json', () => ['--keys', file('keys.json')], 1, { verified: false, why: 'altered' }],
    ['written anew', 'pretty.json', () => ['--keys', file('keys.json')], 1, { why: 'rewritten' }],
    ['not signed', 'report.json', () => ['--keys', file('keys.json')], 1, { why: 'unsigned' }],
    [
      'by another key',
      'signed.json',
      () => ['--keys', file('others.json')],
      1,
      { why: 'unknown-key', claims: { by } },
    ],
    [
      'that is no report',
      'keys.json',
      () => ['--keys', file('keys.json')],
      2,
      { error: { code: 'unusable' } },
    ],
    [
      'that is not there',
      'missing.json',
      () => ['--keys', file('keys.json')],
      2,
      { error: { code: 'unusable' } },
    ],
    ['without a key', 'signed.json', () => [], 2, { error: { code: 'bad-input' } }],
    [
      'with a set of none',
      'signed.json',
      () => ['--keys', file('none.json')],
      2,
      { error: { code: 'unusable' } },
    ],
    [
      'with keys that moved',
      'signed.json',
      () => ['--keys', `${origin}/moved`],
      2,
      { error: { code: 'unusable' } },
    ],
    [
      'with keys that are not there',
      'signed.json',
      () => ['--keys', `${origin}/no`],
      2,
      { error: { code: 'unusable' } },
    ],
  ])('a report %s', async (_name, name, keys, code, said) => {
    const ended = await report('verify', file(name), ...keys(), '--json')
    expect({ code: ended.code, stderr: ended.stderr }).toEqual({ code, stderr: '' })
    expect(JSON.parse(ended.stdout)).toMatchObject({ version: 1, ...said })
  })
})

describe.concurrent('export', () => {
  test.each(exports)('$id is what the server gives, signed or not', async ({ id, render }) => {
    const { code, stdout, stderr } = await report('export', file('signed.json'), '--as', id)
    expect({ code, stderr, stdout }).toEqual({ code: 0, stderr: '', stdout: render(asSigned) })
  })

  test('in no form that there is', async () => {
    const { code, stderr } = await report('export', file('report.json'), '--as', 'pdf')
    expect(code).toBe(2)
    expect(stderr).toContain('markdown')
  })
})

describe.concurrent('compare', () => {
  test('of one account, unchanged', async () => {
    const { code, stdout } = await report('compare', file('signed.json'), file('report.json'))
    expect(code).toBe(0)
    expect(stdout).toContain('6 checks are the same.')
  })

  test('of two accounts', async () => {
    const { code, stdout } = await report('compare', file('report.json'), file('other.json'), '--json')
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({ command: 'compare', comparison: { sameAccount: false } })
  })
})
