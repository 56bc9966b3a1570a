import { beforeAll, describe, expect, test } from 'vitest'
import { type Organization, organizations } from '@/lib/demo'
import { forms } from '@/lib/policy'
import { exports } from '@/lib/report/export'
import { keyPatch } from '@/lib/report/key-patch'
import type { Report } from '@/lib/report/model'
import { newSalt, type Profile, redact } from '@/lib/report/redact'
import { allKinds } from '@/lib/report/redact/kinds'
import { replyOf } from '@/lib/report/reply'
import { reportShape } from '@/lib/report/schema'
import type { Hints } from '@/lib/target'
import { demoReports } from '../demo-reports'
import { secretsOf } from './secrets'

/** So that as many names as can be stand in the report. */
function naming({ instances }: Organization): Hints {
  const [instance] = instances
  if (!instance) return {}
  const { users, groups } = instance.directory
  const some = [...Array(8).keys()]
  const people = some.flatMap(index => users.at(index) ?? [])
  return {
    subscribe: [
      ...people.map(({ userName, email }, index) => (index % 2 === 0 && email ? email : userName)),
      ...some.flatMap(index => groups.at(index)?.displayName ?? []).map(name => `group:${name}`),
      'group:Ministry of Silly Walks',
      'nobody@elsewhere.example',
    ],
  }
}
const strangers = ['Ministry of Silly Walks', 'nobody@elsewhere.example', 'elsewhere.example']

let reports: ReadonlyMap<string, Report>
beforeAll(async () => {
  reports = await demoReports(naming)
})

function reportOf(name: string): Report {
  const report = reports.get(name)
  if (!report) throw new Error(`no report of ${name}`)
  return report
}

const left = (report: Report, secrets: readonly string[]) => leftIn(JSON.stringify(report), secrets)

function leftIn(text: string, secrets: readonly string[]): readonly string[] {
  const bytes = text.toLowerCase()
  return secrets.filter(secret => bytes.includes(secret.toLowerCase()))
}

const everything: Profile = { kind: 'custom', kinds: allKinds, withoutEvidence: ['users-to-subscribe'] }

describe.each(Object.entries(organizations))('%s', (name, organization) => {
  const { ids, people } = secretsOf(organization)

  test.each([
    ['account ids and ARNs', { kind: 'ids' }, ids],
    ['also people', { kind: 'people' }, [...ids, ...people, ...strangers]],
    ['every kind, without the evidence of one finding', everything, [...ids, ...people, ...strangers]],
  ] as const)('%s: not a byte of it is left', async (_name, profile, secrets) => {
    const redacted = await redact(reportOf(name), profile, newSalt())
    expect(left(redacted.report, secrets)).toEqual([])
    expect(reportShape.safeParse(redacted.report).error).toBeUndefined()
    expect(redacted.report.redaction).toMatchObject({ profile: profile.kind })
    for (const { render } of exports) expect(leftIn(render(redacted.report), secrets)).toEqual([])
    expect(leftIn(replyOf(redacted.report), secrets)).toEqual([])
  })

  test('the report itself holds some of it, and nothing hidden leaves it as it is', async () => {
    const report = reportOf(name)
    expect(left(report, ids).length).toBeGreaterThan(2)
    expect((await redact(report, { kind: 'nothing' }, newSalt())).report).toBe(report)
  })

  test('the key gives the report back', async () => {
    const report = reportOf(name)
    const { report: redacted, key, hidden } = await redact(report, { kind: 'people' }, newSalt())
    const { redaction, ...rest } = redacted
    const text = JSON.stringify(rest).replace(/[A-Z]+-[0-9a-f]{6,}/g, token => key[token] ?? token)
    expect(JSON.parse(text)).toEqual(report)
    expect(redaction?.tokens).toBe(Object.keys(key).length)
    expect(hidden.map(each => (each.what === 'text' ? each.token : each.what)).sort()).toEqual(
      Object.keys(key).sort(),
    )
  })

  test('a change to the key policy is worked out as of the report itself', async () => {
    const report = reportOf(name)
    const { report: redacted } = await redact(report, { kind: 'people' }, newSalt())
    expect(patches(redacted)).toEqual(patches(report))
  })
})

/** Without a writer: whose account a token stands for, the policy engine cannot know. */
function patches({ keyPolicies, generatedAt }: Report) {
  return keyPolicies.map(read => {
    const made = keyPatch(read, { statements: 'exact', at: new Date(generatedAt) })
    return {
      kind: made.kind,
      notes: made.notes.map(({ template }) => template),
      lines: made.kind === 'text' ? forms.map(({ form }) => made.render(form).text.split('\n').length) : [],
    }
  })
}
