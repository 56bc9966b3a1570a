import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Demo, organizations, startDemo } from '@/lib/demo'
import type { Finding, Report } from '@/lib/report/model'
import { reportShape } from '@/lib/report/schema'
import { begin } from '@/lib/run/begin'
import { demoTarget } from './demo-target'

let demo: Demo
beforeAll(async () => {
  demo = await startDemo()
})
afterAll(() => demo.close())

async function reportOf(name: string): Promise<Report> {
  const begun = await begin(demoTarget(demo, name))
  if (!begun.ok) throw new Error(begun.problem.message.text)
  return begun.run.finished()
}

describe.concurrent('every organization of the demo is judged as its data says', () => {
  test.each(Object.entries(organizations))('%s', async (name, { expect: expected }) => {
    const report = await reportOf(name)
    const told = Object.fromEntries(report.findings.map(({ id, verdict }) => [id, verdict]))
    expect({ answer: report.answer, findings: told }, why(report.findings, expected.findings)).toEqual({
      answer: expected.answer,
      findings: expected.findings,
    })
    expect(reportShape.safeParse(JSON.parse(JSON.stringify(report))).error).toBeUndefined()
  })
})

/** The sentences of the cards that came out otherwise. */
function why(findings: readonly Finding[], expected: Readonly<Record<string, string>>): string {
  return findings
    .filter(({ id, verdict }) => expected[id] !== verdict)
    .map(({ id, verdict, statement }) => `${id}: ${verdict}, because ${statement.text}`)
    .join('\n')
}
