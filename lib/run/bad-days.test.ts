import { beforeAll, describe, expect, test } from 'vitest'
import type { Limits } from '@/lib/aws/limits'
import { checklist } from '@/lib/checks'
import { type Call, type Demo, type FaultKind, faultKinds, startDemo } from '@/lib/demo'
import { facts } from '@/lib/facts'
import type { FactName } from '@/lib/facts/model'
import type { CheckId } from '@/lib/report/model'
import type { Target } from '@/lib/target'
import { begin } from './begin'

/** Small, so that some hundred bad days pass in a minute or two. */
const limits: Limits = { attemptMs: 400, callMs: 900, runMs: 2_500, retryBaseMs: 5, graceMs: 200 }

/** Between them, these two call every operation that the program knows. */
const companies = ['external-idp', 'cmk-ready'] as const

function target(demo: Demo, name: string): Target {
  const keys = demo.credentials(name)
  const subscribe = ['nobody@example.com', 'group:Nobody']
  return {
    source: { kind: 'demo', name, endpoint: demo.endpoint, region: demo.region(name), keys },
    hints: { ...demo.hints(name), subscribe },
  }
}

/** What these look at rather than need: without one of it they may fail or be unknown, and never say that all is well. */
const seenInFull: Partial<Record<CheckId, readonly FactName[]>> = {
  'users-to-subscribe': ['users', 'subscribers'],
  'idp-admin-permission': ['users', 'groups'],
  'organization-guardrails': ['organization', 'users', 'groups', 'trusted-access'],
}

/** Faults that end in an answer as good as any. */
const survived: ReadonlySet<FaultKind> = new Set(['latency', 'pages'])

const operations = new Map<string, (typeof companies)[number]>()
beforeAll(async () => {
  const demo = await startDemo({ organizations: companies })
  for (const name of companies) {
    demo.clearCalls()
    const begun = await begin(target(demo, name))
    if (!begun.ok) throw new Error(begun.problem.message.text)
    await begun.run.finished()
    for (const call of demo.calls) operations.set(`${call.service}:${call.operation}`, name)
  }
  await demo.close()
})

describe.concurrent('whatever one operation answers, the run ends in time and nothing passes unread', () => {
  test.each(faultKinds)('%s', { timeout: 120_000 }, async kind => {
    expect(operations.size).toBeGreaterThanOrEqual(17)
    for (const [operation, name] of operations) {
      const demo = await startDemo({ organizations: [name] })
      const [service, operationName] = operation.split(':') as [Call['service'], string]
      demo.inject({ service, operation: operationName, kind, latencyMs: 50 })
      try {
        await survive(demo, name, `${operation} ${kind}`, kind)
      } finally {
        await demo.close()
      }
    }
  })
})

async function survive(demo: Demo, name: string, label: string, kind: FaultKind): Promise<void> {
  const started = performance.now()
  // Pages of one make seventy calls of a simulation, one after the other.
  const runMs = kind === 'pages' ? 10_000 : limits.runMs
  const begun = await begin(target(demo, name), { ...limits, runMs })
  if (!begun.ok) {
    expect(label).toMatch(/^sts:GetCallerIdentity/)
    expect(begun.problem.message.text, label).not.toBe('')
    return
  }
  const report = await begun.run.finished()
  expect(performance.now() - started, label).toBeLessThan(runMs + 1_500)

  const known = new Map<FactName, boolean>()
  for (const fact of Object.keys(facts) as FactName[])
    known.set(fact, (await begun.run.reading.of(fact)).state === 'known')
  for (const finding of report.findings) {
    const check = checklist.find(({ id }) => id === finding.id)
    const rests = check?.needs.every(fact => known.get(fact))
    if (!rests) expect(finding, label).toMatchObject({ verdict: 'unknown', unknown: 'unread' })
    if (finding.verdict === 'pass' || finding.verdict === 'skip')
      for (const fact of seenInFull[finding.id] ?? [])
        expect(known.get(fact), `${label}, ${finding.id}`).toBe(true)
    if (finding.verdict === 'unknown') {
      expect(finding.statement.text.length, label).toBeGreaterThan(10)
      expect(finding.remedy?.steps.length, label).toBeGreaterThan(0)
    }
  }
  if (!survived.has(kind)) return
  // What no check waits for may be left unread when the last verdict is out.
  const needed = new Set(checklist.flatMap(({ needs }) => needs))
  expect(
    [...needed].filter(fact => !known.get(fact)),
    label,
  ).toEqual([])
}
