import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoTarget } from '@/cli/demo-target'
import { type Demo, organizations, startDemo } from '@/lib/demo'
import type { CheckId, Finding } from '@/lib/report/model'
import type { Hints } from '@/lib/target'
import { begin } from './begin'

let demo: Demo
beforeAll(async () => {
  demo = await startDemo({ organizations: ['ready', 'govcloud'] })
})
afterAll(() => demo.close())

async function findings(name: string, hints: Hints): Promise<ReadonlyMap<CheckId, Finding>> {
  const begun = await begin(demoTarget(demo, name, hints))
  if (!begun.ok) throw new Error(begun.problem.message.text)
  const report = await begun.run.finished()
  return new Map(report.findings.map(finding => [finding.id, finding]))
}

describe('an instance that the person names', () => {
  test('and that is not there: no card says that there is none', async () => {
    const all = await findings('ready', { instanceArn: 'arn:aws:sso:::instance/ssoins-0000000000000000' })
    expect(all.get('identity-center-instance')?.verdict).toBe('fail')
    const skipped = [...all.values()].filter(({ verdict }) => verdict === 'skip')
    expect(skipped.length).toBeGreaterThan(8)
    expect(skipped.map(({ statement }) => statement.template)).not.toContain(
      'There is no IAM Identity Center instance yet',
    )
  })

  test.each([
    ['ready', 'arn:aws-us-gov:sso:::instance/ssoins-0000000000000000'],
    ['govcloud', 'arn:aws:sso:::instance/ssoins-0000000000000000'],
  ])('%s does not begin with one of another partition', async (name, instanceArn) => {
    const begun = await begin(demoTarget(demo, name, { instanceArn }))
    expect(begun).toMatchObject({
      ok: false,
      problem: { code: 'bad-input', message: { params: { arn: instanceArn } } },
    })
  })
})

describe('an administrator whom these credentials cannot judge', () => {
  const own = organizations.ready?.caller
  test.each([
    ['the root user of another account', 'arn:aws:iam::999999999999:root'],
    ['a role of another account', 'arn:aws:iam::999999999999:role/Admin'],
    [
      'a session of a role that this account has by that name',
      `arn:aws:sts::999999999999:assumed-role/${own?.principal}/x`,
    ],
    ['a user of another account', 'arn:aws:iam::999999999999:user/admin'],
    ['a principal of another partition', `arn:aws-us-gov:iam::${own?.account}:root`],
  ])('%s: unknown, and says whose credentials could tell', async (_, administrator) => {
    const finding = (await findings('ready', { administrator })).get('aws-admin-permissions')
    expect(finding).toMatchObject({ verdict: 'unknown', unknown: 'unread' })
    expect(finding?.evidence).toMatchObject([{ says: { params: { arn: administrator } } }])
    expect(finding?.remedy?.steps.length).toBeGreaterThan(0)
  })

  test('the root user of this account is judged', async () => {
    const administrator = `arn:aws:iam::${own?.account}:root`
    const finding = (await findings('ready', { administrator })).get('aws-admin-permissions')
    expect(finding?.verdict).toBe('pass')
  })
})
