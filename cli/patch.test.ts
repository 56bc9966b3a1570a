import { describe, expect, test } from 'vitest'
import { startDemo } from '@/lib/demo'
import { forms } from '@/lib/policy'
import { begin } from '@/lib/run/begin'
import { demoTarget } from './demo-target'
import { inTerminal } from './in-terminal'
import { patchOf } from './patch'

const timeout = 60_000

test.each([
  ['cmk-missing', 0, /is added[\s\S]*none of those that were tried[\s\S]*29,\d\d\d left/],
  ['cmk-one-statement', 0, /“Allow Kiro to use key via IDC” is there already[\s\S]*IdentityStore” is added/],
  ['cmk-wrong-region', 0, /another value, which is replaced/],
  ['cmk-baseline', 0, /is added/],
  ['cmk-ready', 4, /is there already/],
  ['ready', 4, /an AWS owned key/],
  ['cmk-denied', 1, /DenyOutsideOrganization/],
  ['no-instance', 1, /no IAM Identity Center instance/],
  ['delegated-admin', 3, /kms:GetKeyPolicy/],
])('%s ends with %i, and says why', async (name, expected, says) => {
  const demo = await startDemo({ organizations: [name] })
  try {
    const begun = await begin(demoTarget(demo, name))
    if (!begun.ok) throw new Error(begun.problem.message.text)
    const report = await begun.run.finished()
    const wish = { form: 'statements', statements: 'exact', region: undefined } as const
    const { code, text, notes } = patchOf(report, wish)
    expect(code).toBe(expected)
    expect(notes.join('\n')).toMatch(says)
    if (code === 0) expect(JSON.parse(text)).toBeInstanceOf(Array)
    else expect(text).toBe('')
  } finally {
    await demo.close()
  }
})

describe.concurrent('the change that lets Kiro in, from the terminal', () => {
  test.each(forms.map(({ form }) => form))('%s is printed alone', { timeout }, async form => {
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
