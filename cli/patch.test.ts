import { describe, expect, test } from 'vitest'
import { inTerminal } from './in-terminal'

const timeout = 60_000

describe.concurrent('the change that lets Kiro in, from the terminal', () => {
  test.each([
    ['cmk-missing', 0, /is added[\s\S]*29,\d\d\d left/],
    [
      'cmk-one-statement',
      0,
      /“Allow Kiro to use key via IDC” is there already[\s\S]*IdentityStore” is added/,
    ],
    ['cmk-wrong-region', 0, /another value, which is replaced/],
    ['cmk-baseline', 0, /is added/],
    ['cmk-ready', 4, /is there already/],
    ['ready', 4, /an AWS owned key/],
    ['cmk-denied', 1, /DenyOutsideOrganization/],
    ['no-instance', 1, /no IAM Identity Center instance/],
    ['delegated-admin', 3, /kms:GetKeyPolicy/],
  ])('%s ends with %i', { timeout }, async (name, expected, says) => {
    const { code, stdout, stderr } = await inTerminal('check', ['--demo', name, '--patch', 'statements'])
    expect(code).toBe(expected)
    expect(stderr).toMatch(says)
    if (code === 0) expect(JSON.parse(stdout)).toBeInstanceOf(Array)
    else expect(stdout).toBe('')
  })

  test.each(['cli', 'cdk'])('%s is printed alone', { timeout }, async form => {
    const { code, stdout } = await inTerminal('check', ['--demo', 'cmk-missing', '--patch', form])
    expect(code).toBe(0)
    expect(stdout).toContain('Allow Kiro to use key via IDC')
    expect(stdout).not.toMatch(/is added/)
  })

  test('a replica has a patch of its own, for its own Region', { timeout }, async () => {
    const args = ['--demo', 'replicated', '--patch', 'statements']
    const { code, stdout } = await inTerminal('check', [...args, '--patch-region', 'us-east-1'])
    expect(code).toBe(0)
    expect(stdout).toContain('sso.us-east-1.amazonaws.com')
    expect((await inTerminal('check', args)).code).toBe(4)
  })

  test.each([
    [['--patch', 'poem'], /there are statements, policy/],
    [['--relaxed'], /go with --patch/],
    [['--patch', 'policy', '--patch-region', 'xx-nowhere-1'], /there is one in eu-central-1/],
  ])('%j is refused with a sentence', { timeout }, async (args, says) => {
    const { code, stdout, stderr } = await inTerminal('check', ['--demo', 'cmk-missing', ...args])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(says)
  })
})
