import { readdirSync, readFileSync } from 'node:fs'
import { ListInstancesCommand } from '@aws-sdk/client-sso-admin'
import { expect, test } from 'vitest'
import { answerOf, checkIds, type Finding } from '@/lib/report/model'
import { organizations, startDemo } from '.'
import { clientsOf } from './sdk'

const all = Object.values(organizations)

test('there are the twenty-two of the checklist, in its order', () => {
  expect(Object.keys(organizations).join(' ')).toBe(
    'ready cmk-ready cmk-missing cmk-one-statement cmk-wrong-region cmk-baseline cmk-denied cmk-disabled no-instance opt-in-region govcloud account-instance member-account delegated-admin read-only scp-blocked empty-directory external-idp replicated large flaky broken',
  )
})

test.each(all)(
  '$name expects a verdict of every check, and the answer that follows',
  ({ expect: expected }) => {
    expect(Object.keys(expected.findings)).toEqual([...checkIds])
    const findings = Object.values(expected.findings).map(verdict => ({ verdict }) as Finding)
    expect(answerOf(findings)).toBe(expected.answer)
    expect(expected.exit).toBe({ ready: 0, 'not-ready': 1, undecided: 3 }[expected.answer])
  },
)

test('no account and no access key serves two organizations', async () => {
  const accounts = all.flatMap(each => each.accounts.map(account => account.id))
  expect(new Set(accounts).size).toBe(accounts.length)
  const demo = await startDemo()
  const keys = all.map(each => demo.credentials(each.name).accessKeyId)
  await demo.close()
  expect(new Set(keys).size).toBe(all.length)
})

test('one server answers for all of them, each from its own account', async () => {
  const demo = await startDemo()
  const owners = await Promise.all(
    all.map(async ({ name }) => {
      const { Instances = [] } = await clientsOf(demo, name, { maxAttempts: 3 }).sso.send(
        new ListInstancesCommand({}),
      )
      return Instances.map(each => each.OwnerAccountId)
    }),
  )
  await demo.close()
  expect(owners).toEqual(all.map(each => each.instances.map(instance => instance.owner)))
})

test('key policies fit into KMS, and say what their statements are for', () => {
  for (const key of all.flatMap(each => each.keys)) {
    expect(Buffer.byteLength(key.policy)).toBeLessThan(32_768)
    expect(key.policy).toMatch(/^[\t\n\r\u0020-\u00ff]*$/)
  }
})

test('the judge is not its own witness: nothing here knows the policy engine', () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  const sources = files.filter(file => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  expect(sources.length).toBeGreaterThan(40)
  const importing = sources.filter(file =>
    /from '@\/lib\/(?!report\/)/.test(readFileSync(`${import.meta.dirname}/${file}`, 'utf8')),
  )
  expect(importing).toEqual([])
})

test('thirty requests at once cost one latency', async () => {
  const demo = await startDemo({ organizations: ['ready'], latencyMs: 100 })
  const { sso } = clientsOf(demo, 'ready')
  await sso.send(new ListInstancesCommand({}))
  demo.clearCalls()
  await Promise.all(Array.from({ length: 30 }, () => sso.send(new ListInstancesCommand({}))))
  const times = demo.calls.map(call => Number(call.at))
  await demo.close()
  // Answered together: one after the other would take three seconds.
  expect(Math.max(...times) - Math.min(...times)).toBeLessThan(500)
})

test('an organization that does not exist is refused with what exists', async () => {
  await expect(startDemo({ organizations: ['nowhere'] })).rejects.toThrow(
    /no demo organization nowhere: ready, cmk-ready/,
  )
})
