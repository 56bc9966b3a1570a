import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, type TestContext, test } from 'vitest'
import { startDemo } from '@/lib/demo'
import { putsOf, somebodyElse } from './fixing'
import { inTerminal } from './in-terminal'
import { onTerminal } from './on-terminal'

const name = 'cmk-missing'
const check = 'key-policy-identity-center'
/** An account of its own, and the command on a machine of its own. */
async function stage(onTestFinished: TestContext['onTestFinished']) {
  const demo = await startDemo({ organizations: [name] })
  onTestFinished(() => demo.close())
  const { accessKeyId, secretAccessKey, sessionToken = '' } = demo.credentials(name)
  const environment = {
    DATA_DIR: mkdtempSync(join(tmpdir(), 'kiro-readiness-fix-')),
    AWS_ENDPOINT_URL: demo.endpoint,
    AWS_REGION: demo.region(name),
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  }
  const fix = async (args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
    const { code, stdout } = await inTerminal('fix', [...args, '--json'], { env: { ...environment, ...env } })
    return { code, json: JSON.parse(stdout) }
  }
  return { demo, environment, fix }
}

const on = { FIXES: 'on' }

test.concurrent('from a plan to a verified change and back to the exact bytes, and nothing without a yes', {
  timeout: 120_000,
}, async ({ expect, onTestFinished }) => {
  const { demo, fix } = await stage(onTestFinished)
  const { code, json } = await fix(['--plan', check])
  const { hash, plan } = json
  expect({ code, before: plan.verdicts[0].before, after: plan.verdicts[0].after }).toEqual({
    code: 0,
    before: 'fail',
    after: 'pass',
  })
  const apply = ['--plan', check, '--apply', hash]
  const [write] = plan.writes
  const { policy } = somebodyElse(demo, name, write.region)

  const refusals = [
    [await fix([...apply, '--yes-apply', hash]), 'fixes-off'],
    [await fix(apply, on), 'not-confirmed'],
    [await fix([...apply, '--yes-apply', hash], { ...on, FIX_APPROVALS: '2' }), 'two-needed'],
    [await fix(['--plan', check, '--apply', 'f'.repeat(64), '--yes-apply', 'f'.repeat(64)], on), 'changed'],
  ] as const
  for (const [said, why] of refusals)
    expect({ code: said.code, why: said.json.error.code }).toEqual({ code: 1, why })
  expect(putsOf(demo)).toBe(0)
  expect(await policy(write.resource)).toBe(write.before.text)

  const applied = await fix([...apply, '--yes-apply', hash], on)
  expect(applied).toMatchObject({ code: 0, json: { outcome: 'verified', hash, change: expect.any(String) } })
  expect(await fix(['--plan', check])).toMatchObject({ code: 4, json: { plan: null, why: 'nothing' } })

  const { change } = applied.json
  const undone = await fix(['--undo', change, '--yes-apply', change], on)
  expect(undone).toMatchObject({ code: 0, json: { outcome: 'verified', undoes: change } })
  expect(await policy(write.resource)).toBe(write.before.text)
})

test.concurrent('a person at a terminal types the end of the key’s id, or its alias', {
  timeout: 120_000,
}, async ({ expect, onTestFinished }) => {
  const { demo, environment, fix } = await stage(onTestFinished)
  const { json } = await fix(['--plan', check])
  const { hash, plan } = json
  const [write] = plan.writes
  const { policy, put } = somebodyElse(demo, name, write.region)
  expect([plan.confirm, plan.aliases]).toEqual([write.resource.slice(-8), ['alias/identity-center']])
  const command = `${process.execPath} cli/run.mjs fix --plan ${check} --apply ${hash}`
  const type = (text: string) => onTerminal(command, { ...environment, ...on }, `${text}\n`)

  const left = await type('identity-centre')
  expect(left).toContain(`Type ${plan.confirm} or identity-center to apply this`)
  expect(await policy(write.resource)).toBe(write.before.text)
  for (const text of ['identity-center', 'alias/identity-center', plan.confirm]) {
    await type(text)
    expect({ text, policy: await policy(write.resource) }).toEqual({ text, policy: write.after.text })
    await put(write.resource, write.before.text)
  }
})

test('what cannot be read as a wish is refused in one document', { timeout: 60_000 }, async () => {
  const { fix } = await stage(onTestFinished)
  expect(await fix(['--plan', 'no-such-check'])).toMatchObject({
    code: 2,
    json: { error: { code: 'bad-input' } },
  })
})
