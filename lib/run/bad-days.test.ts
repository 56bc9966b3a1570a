import { beforeAll, describe, expect, test } from 'vitest'
import { demoTarget } from '@/cli/demo-target'
import type { Limits } from '@/lib/aws/limits'
import { checklist } from '@/lib/checks'
import { type Demo, type FaultKind, faultKinds, organizations, startDemo } from '@/lib/demo'
import { facts } from '@/lib/facts'
import type { FactName, Settled } from '@/lib/facts/model'
import type { CheckId, Finding, Verdict } from '@/lib/report/model'
import type { Target } from '@/lib/target'
import { begin } from './begin'
import type { Problem } from './run'

/** For answers that come, good or bad, on a machine that is busy with something else. */
const patient: Limits = { attemptMs: 4_000, callMs: 8_000, runMs: 12_000, retryBaseMs: 5, graceMs: 200 }
/** For answers that never come: these are waited for to the end, some forty times. */
const brief: Limits = { attemptMs: 2_000, callMs: 3_500, runMs: 6_000, retryBaseMs: 5, graceMs: 200 }
const endless: ReadonlySet<FaultKind> = new Set(['hang', 'trickle'])

/** Whom each of them subscribes: people and a group that are there, or nobody who is. */
const subscribed = {
  'external-idp': ['hana.vejvodova@vellum-aero.example', 'group:Kiro developers'],
  'cmk-ready': ['mei-lin.zhao@nordhavn-maritime.example', 'group:Route planning'],
  'cmk-missing': ['nobody@example.com', 'group:Nobody'],
} as const
type Name = keyof typeof subscribed
const names = Object.keys(subscribed) as readonly Name[]

/** One of them is read through the role of an auditor. */
const audited: Name = 'cmk-ready'

/** Without an answer to these no run begins: nobody is known to be calling. */
const first: ReadonlySet<Operation> = new Set(['sts:AssumeRole', 'sts:GetCallerIdentity'])

/** Every operation that a run calls. One that is new belongs here, and meets every fault from then on. */
const operations = [
  'account:ListRegions',
  'iam:GetRole',
  'iam:SimulatePrincipalPolicy',
  'identitystore:DescribeUser',
  'identitystore:GetGroupId',
  'identitystore:GetUserId',
  'identitystore:ListGroupMemberships',
  'identitystore:ListGroups',
  'identitystore:ListUsers',
  'kms:DescribeKey',
  'kms:GetKeyPolicy',
  'kms:ListResourceTags',
  'organizations:DescribeOrganization',
  'organizations:ListAWSServiceAccessForOrganization',
  'organizations:ListDelegatedAdministrators',
  'sso:DescribeInstance',
  'sso:ListApplicationAssignments',
  'sso:ListApplications',
  'sso:ListInstances',
  'sts:AssumeRole',
  'sts:GetCallerIdentity',
] as const
type Operation = (typeof operations)[number]

/** What these look at rather than need: without one of it they may fail or be unknown, and never say that all is well. */
const seenInFull: Partial<Record<CheckId, readonly FactName[]>> = {
  'idp-admin-permission': ['users', 'groups'],
  'organization-guardrails': ['organization', 'users', 'groups', 'trusted-access', 'permissions'],
}

/** No read has a quota to exceed, and one that is not answered is the same as one that hangs. */
const ofWrites: ReadonlySet<FaultKind> = new Set(['limit-exceeded', 'unanswered'])

/** Faults that end in an answer as good as any. */
const survived: ReadonlySet<FaultKind> = new Set(['latency', 'pages'])

type Day = { readonly facts: ReadonlyMap<FactName, Settled<unknown>>; readonly findings: readonly Finding[] }
type GoodDay = { readonly called: ReadonlySet<string>; readonly verdicts: ReadonlyMap<CheckId, Verdict> }
const good = new Map<Name, GoodDay>()

beforeAll(async () => {
  for (const name of names) {
    const demo = await startDemo({ organizations: [name] })
    const day = await run(demo, name, patient)
    if ('problem' in day) throw new Error(day.problem.message.text)
    const called = new Set(demo.calls.map(({ service, operation }) => `${service}:${operation}`))
    good.set(name, { called, verdicts: new Map(day.findings.map(({ id, verdict }) => [id, verdict])) })
    await demo.close()
  }
})

test('between them the good days call every operation there is, and end as they should', () => {
  const called = [...good.values()].flatMap(each => [...each.called])
  expect([...new Set(called)].sort()).toEqual(operations)
  for (const name of names)
    expect(Object.fromEntries(good.get(name)?.verdicts ?? []), name).toEqual({
      ...organizations[name]?.expect.findings,
      'users-to-subscribe': name === 'cmk-missing' ? 'fail' : 'pass',
      // An auditor is no administrator: one has to be named.
      ...(name === audited && { 'aws-admin-permissions': 'todo' }),
    })
})

const answered = faultKinds
  .filter(kind => !endless.has(kind) && !ofWrites.has(kind))
  .flatMap(kind => names.map(name => ({ name, kind })))
const unanswered = [...endless].flatMap(kind => operations.map(operation => ({ operation, kind })))

describe.concurrent('whatever one operation answers, the run ends in time and nothing passes unread', () => {
  // What never answers is waited for to the end: once for each operation, with the first who calls it.
  test.each(unanswered)('$operation, $kind', { timeout: 240_000 }, async ({ operation, kind }) => {
    const name = names.find(each => operationsOf(each).includes(operation))
    await survive(name ?? audited, operation, kind)
  })

  test.each(answered)('$name, $kind', { timeout: 240_000 }, async ({ name, kind }) => {
    const called = operationsOf(name)
    expect(called.length).toBeGreaterThan(10)
    for (const operation of called) await survive(name, operation, kind)
  })
})

function operationsOf(name: Name): readonly Operation[] {
  return operations.filter(operation => good.get(name)?.called.has(operation))
}

async function survive(name: Name, operation: Operation, kind: FaultKind): Promise<void> {
  const demo = await startDemo({ organizations: [name] })
  try {
    demo.inject({ ...split(operation), kind, latencyMs: 50 })
    await endWell(demo, name, operation, kind)
  } finally {
    await demo.close()
  }
}

async function endWell(demo: Demo, name: Name, operation: Operation, kind: FaultKind): Promise<void> {
  const label = `${name}, ${operation} ${kind}`
  const started = performance.now()
  const limits = endless.has(kind) ? brief : patient
  const day = await run(demo, name, limits)
  expect(performance.now() - started, label).toBeLessThan(limits.runMs + 1_500)
  if ('problem' in day) {
    expect(first.has(operation), `${label}: ${day.problem.message.text}`).toBe(true)
    expect(day.problem.next.text, label).not.toBe('')
    return
  }
  for (const finding of day.findings) {
    const { id, verdict } = finding
    const check = checklist.find(each => each.id === id)
    const isKnown = (fact: FactName) => day.facts.get(fact)?.state === 'known'
    if (!check?.needs.every(isKnown))
      expect(finding, label).toMatchObject({ verdict: 'unknown', unknown: 'unread' })
    if (isWell(verdict)) {
      expect(
        (seenInFull[id] ?? []).filter(fact => !isKnown(fact)),
        `${label}, ${id}`,
      ).toEqual([])
      const without = good.get(name)?.verdicts.get(id)
      expect(without && isWell(without), `${label}, ${id}: ${without} became ${verdict}`).toBe(true)
    }
    if (finding.unknown === 'unread') expectTold(finding, day, `${label}, ${id}`)
  }
  if (!survived.has(kind)) return
  // What no check waits for may be left unread when the last verdict is out.
  const needed = new Set(checklist.flatMap(({ needs }) => needs))
  expect(
    [...needed].filter(fact => day.facts.get(fact)?.state !== 'known'),
    label,
  ).toEqual([])
}

/** Which fact, what happened to it, and what would help: never a bug, and never a sentence without its subject. */
function expectTold({ id, statement, remedy }: Finding, day: Day, label: string): void {
  const check = checklist.find(each => each.id === id)
  const fact = statement.params.fact as FactName
  expect([...(check?.needs ?? []), ...(check?.sees ?? [])], label).toContain(fact)
  const settled = day.facts.get(fact)
  if (!settled || settled.state === 'known') throw new Error(`${label}: ${fact} is known`)
  const [blamed, cause] = settled.state === 'blocked' ? [settled.on, settled.cause] : [fact, settled]
  expect(cause, label).not.toMatchObject({ kind: 'bug' })
  expect(statement.params.what, label).toBe(cause.message.text)
  const about = [...cause.from.map(each => `${each.service}:${each.operation}`), facts[blamed].asking.text]
  expect(
    about.some(each => cause.message.text.includes(each)),
    label,
  ).toBe(true)
  if (cause.state === 'denied')
    expect(JSON.stringify(remedy), label).toContain(cause.by === 'kms' ? 'kms:Decrypt' : cause.action)
  else expect(remedy?.steps.length, label).toBe(1)
}

async function run(demo: Demo, name: Name, within: Limits): Promise<Day | { readonly problem: Problem }> {
  const begun = await begin(targetOf(demo, name), within)
  if (!begun.ok) return begun
  const { findings } = await begun.run.finished()
  const known = new Map<FactName, Settled<unknown>>()
  for (const fact of Object.keys(facts) as FactName[]) known.set(fact, await begun.run.reading.of(fact))
  return { facts: known, findings }
}

function targetOf(demo: Demo, name: Name): Target {
  const target = demoTarget(demo, name, { subscribe: subscribed[name] })
  if (name !== audited) return target
  const arn = `arn:aws:iam::${organizations[name]?.caller.account}:role/KiroReadinessReader`
  return { ...target, role: { arn, externalId: `kiro-readiness-${name}` } }
}

function isWell(verdict: Verdict): boolean {
  return verdict === 'pass' || verdict === 'skip'
}

function split(operation: Operation) {
  const [service, name] = operation.split(':') as [Demo['calls'][number]['service'], string]
  return { service, operation: name }
}
