import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Demo, startDemo } from '@/lib/demo'
import type { Provenance } from '@/lib/facts/model'
import type { Report } from '@/lib/report/model'
import { begin } from '@/lib/run/begin'
import { demoTarget } from './demo-target'

/** Each answer takes at least so long (milliseconds). */
const latencyMs = 30

let demo: Demo
let report: Report
let began: number
beforeAll(async () => {
  demo = await startDemo({ organizations: ['cmk-missing'], latencyMs })
  began = Date.now()
  const begun = await begin(demoTarget(demo, 'cmk-missing'))
  if (!begun.ok) throw new Error(begun.problem.message.text)
  report = await begun.run.finished()
})
afterAll(() => demo.close())

const provenances = (): readonly Provenance[] =>
  report.findings.flatMap(({ evidence }) => evidence.flatMap(each => (each.kind === 'fact' ? each.from : [])))

test('each answer that a card rests on is one that AWS gave, by its request id', () => {
  const told = provenances().map(({ requestId, service, operation, region }) => ({
    requestId,
    service,
    operation,
    region,
  }))
  expect(new Set(told.map(({ operation }) => operation)).size).toBeGreaterThan(8)
  for (const each of told)
    expect(demo.calls).toContainEqual(expect.objectContaining({ ...each, status: 200 }))
})

test('with the time at which it came, and how long it took', () => {
  const ended = Date.parse(report.generatedAt)
  for (const { at, ms, operation } of provenances()) {
    expect(Date.parse(at), operation).toBeGreaterThanOrEqual(began)
    expect(Date.parse(at), operation).toBeLessThanOrEqual(ended)
    // A timer of Node may fire up to a millisecond early.
    expect(ms, operation).toBeGreaterThanOrEqual(latencyMs - 1)
    expect(ms, operation).toBeLessThanOrEqual(ended - began)
  }
})
