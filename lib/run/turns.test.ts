import { AssumeRoleCommand } from '@aws-sdk/client-sts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { demoTarget } from '@/cli/demo-target'
import { type Demo, organizations, startDemo } from '@/lib/demo'
import { clientsOf } from '@/lib/demo/sdk'
import type { Target } from '@/lib/target'
import { begin } from './begin'

let demo: Demo
// Another place for each: the turns of one test are not those of the next.
beforeEach(async () => {
  demo = await startDemo({ organizations: ['ready'] })
})
afterEach(() => demo.close())

const role = {
  arn: `arn:aws:iam::${organizations.ready?.caller.account}:role/KiroReadinessReader`,
  externalId: 'kiro-readiness-ready',
}
/** Each is looked up twice: by e-mail address, and by user name. */
const people = (count: number) => Array.from({ length: count }, (_, index) => `nobody${index}@example.com`)

async function finish(target: Target): Promise<void> {
  const begun = await begin(target)
  if (!begun.ok) throw new Error(begun.problem.message.text)
  await begun.run.finished()
}

/**
 * Of what one Region was asked of one service since then, what came sooner than turns of ten a second allow: the
 * eleventh before a second was over, the twenty-first before two. A busy machine makes requests come late, never soon.
 */
function tooSoon(since: number) {
  const lists = new Map<string, number[]>()
  for (const { service, region, at } of demo.calls)
    if (service === 'sso' || service === 'identitystore') {
      const name = `${service} ${region}`
      lists.set(name, [...(lists.get(name) ?? []), at.getTime() - since])
    }
  return [...lists].flatMap(([name, times]) =>
    times
      .sort((a, b) => a - b)
      .map((ms, index) => ({ name, index, ms, turn: Math.floor(index / 10) * 1_000 }))
      .filter(({ ms, turn }) => ms < turn - CLOCKS),
  )
}
/** By so many milliseconds a timer and the clock may differ. */
const CLOCKS = 10

const lookUps = () => demo.calls.filter(({ operation }) => operation === 'GetUserId').length

test('a run asks Identity Store ten times a second at most', async () => {
  const since = Date.now()
  await finish(demoTarget(demo, 'ready', { subscribe: people(10) }))
  expect(lookUps()).toBe(20)
  expect(tooSoon(since)).toEqual([])
})

test('two runs that assume a role each share the turns of its account', async () => {
  const target = { ...demoTarget(demo, 'ready', { subscribe: people(6) }), role }
  const since = Date.now()
  await Promise.all([finish(target), finish(target)])
  expect(lookUps()).toBe(24)
  expect(tooSoon(since)).toEqual([])
})

test('so do two runs with other keys of one account, once it is known', async () => {
  const { sts } = clientsOf(demo, 'ready')
  const fresh = async (): Promise<Target> => {
    const { Credentials } = await sts.send(
      new AssumeRoleCommand({
        RoleArn: role.arn,
        ExternalId: role.externalId,
        RoleSessionName: 'audit',
      }),
    )
    const target = demoTarget(demo, 'ready', { subscribe: people(6) })
    const keys = {
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretAccessKey ?? '',
      sessionToken: Credentials?.SessionToken ?? '',
    }
    return target.source.kind === 'demo' ? { ...target, source: { ...target.source, keys } } : target
  }
  const targets = [await fresh(), await fresh()]
  demo.clearCalls()
  const since = Date.now()
  await Promise.all(targets.map(finish))
  expect(lookUps()).toBe(24)
  expect(tooSoon(since)).toEqual([])
})
