import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Demo, startDemo } from '@/lib/demo'
import { hostile, hostileText } from '@/lib/demo/hostile'
import { reportShape } from '@/lib/report/schema'
import { type Ended, inTerminal } from './in-terminal'

/** What moves a cursor, or turns text round. */
const live = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u
const inLine = (text: string) => text.replaceAll('\n', '')

let demo: Demo
beforeAll(async () => {
  demo = await startDemo({ organizations: [], others: [hostile] })
})
afterAll(() => demo.close())

function check(...args: readonly string[]): Promise<Ended> {
  const { accessKeyId, secretAccessKey, sessionToken = '' } = demo.credentials('hostile')
  return inTerminal('check', args, {
    env: {
      AWS_ENDPOINT_URL: demo.endpoint,
      AWS_REGION: demo.region('hostile'),
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_SESSION_TOKEN: sessionToken,
    },
  })
}

describe('names, reasons and statements that are an attack', () => {
  test('are text in a terminal, and bury nothing', { timeout: 60_000 }, async () => {
    const { code, stdout, stderr } = await check()
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
    expect(inLine(stdout)).not.toMatch(live)
    for (const shown of ['<img src=x onerror=', '\\u001b[31m', '\\u009b31m', '\\u202e'])
      expect(stdout).toContain(shown)
    // The statement has it twice, and stands whole where two cards give it to be copied.
    expect(stdout.length).toBeLessThan(4 * hostileText.length + 50_000)
  })

  test('are the same text in the JSON, and nothing in it is alive', { timeout: 60_000 }, async () => {
    const { stdout } = await check('--json')
    expect(inLine(stdout)).not.toMatch(live)
    const report = reportShape.parse(JSON.parse(stdout))
    expect(Object.fromEntries(report.findings.map(({ id, verdict }) => [id, verdict]))).toEqual(
      hostile.expect.findings,
    )
    expect(JSON.parse(report.keyPolicies[0]?.text ?? '').Statement.at(-1).Sid).toBe(hostileText)
    expect(JSON.stringify(report.findings.map(({ evidence }) => evidence)).length).toBeLessThan(50_000)
  })

  test('are the same text where the run cannot start', { timeout: 60_000 }, async () => {
    const { code, stdout } = await check('--json', '--profile', '\u009b31m\u202e')
    expect(code).toBe(2)
    expect(inLine(stdout)).not.toMatch(live)
    expect(JSON.parse(stdout).error.message.params.name).toBe('\u009b31m\u202e')
  })
})
