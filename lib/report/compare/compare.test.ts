import { describe, expect, test } from 'vitest'
import { msg } from '@/lib/message'
import { names, reportOf } from '../fixture'
import type { CheckId, Finding, Report } from '../model'
import { newSalt, redact } from '../redact'
import { compare, markdownOf } from '.'

function but(id: CheckId, change: (finding: Finding) => Partial<Finding>): Report {
  const report = reportOf()
  return {
    ...report,
    findings: report.findings.map(each => (each.id === id ? { ...each, ...change(each) } : each)),
  }
}
const without = (id: CheckId): Report => ({
  ...reportOf(),
  findings: reportOf().findings.filter(each => each.id !== id),
})
const passes = but('key-policy-identity-store', () => ({ verdict: 'pass', remedy: null }))
const kindOf = (before: Report, after: Report, id: CheckId) =>
  compare(before, after).findings.find(each => each.id === id)?.kind

test.each<[string, Report, Report, CheckId, string | undefined]>([
  ['nothing', reportOf(), reportOf(), 'key-policy-identity-store', 'same'],
  ['a fail that was none', passes, reportOf(), 'key-policy-identity-store', 'new'],
  ['a fail that is none any more', reportOf(), passes, 'key-policy-identity-store', 'resolved'],
  [
    'another statement',
    reportOf(),
    but('aws-credentials', () => ({ statement: msg('Another') })),
    'aws-credentials',
    'changed',
  ],
  [
    'a warning that fails now',
    reportOf(),
    but('users-to-subscribe', () => ({ verdict: 'fail' })),
    'users-to-subscribe',
    'changed',
  ],
  [
    'a check that is new and fails',
    without('key-policy-identity-store'),
    reportOf(),
    'key-policy-identity-store',
    'new',
  ],
  [
    'a check that is gone, and failed',
    reportOf(),
    without('key-policy-identity-store'),
    'key-policy-identity-store',
    'resolved',
  ],
  ['a check that is new and passes', without('aws-credentials'), reportOf(), 'aws-credentials', undefined],
])('%s', (_name, before, after, id, kind) => {
  expect(kindOf(before, after, id)).toBe(kind)
})

test('the call that answered is no difference; what it said is, and both are told', () => {
  const later = but('aws-credentials', ({ evidence }) => ({
    evidence: evidence.map(each =>
      each.kind === 'fact'
        ? { ...each, from: each.from.map(from => ({ ...from, requestId: 'another', ms: 99 })) }
        : each,
    ),
  }))
  expect(kindOf(reportOf(), later, 'aws-credentials')).toBe('same')
  const other = reportOf(names, 'said by somebody')
  const change = compare(reportOf(), other).findings.find(({ id }) => id === 'aws-credentials')
  expect(change).toMatchObject({
    kind: 'changed',
    evidence: {
      added: [{ says: { params: { said: 'said by somebody' } } }],
      removed: [{ says: { params: { said: 'said by AWS' } } }],
    },
  })
})

describe('key policies', () => {
  const report = reportOf()
  const text = report.keyPolicies[0]?.text ?? ''
  const withText = (other: string): Report => ({
    ...report,
    keyPolicies: report.keyPolicies.map(read => ({ ...read, text: other })),
  })

  test('written otherwise mean the same', () => {
    const [change] = compare(report, withText(JSON.stringify(JSON.parse(text)))).policies
    expect(change).toMatchObject({ kind: 'compared', sameKey: true, diff: { version: null } })
    expect(change?.kind === 'compared' && change.diff.statements.map(({ kind }) => kind)).toEqual([
      'same',
      'same',
    ])
  })

  test('that let Kiro in no more say so', () => {
    const { Statement, ...rest } = JSON.parse(text)
    const [change] = compare(
      report,
      withText(JSON.stringify({ ...rest, Statement: Statement.slice(0, 1) })),
    ).policies
    expect(change?.kind === 'compared' && change.diff.statements.map(({ kind }) => kind)).toEqual([
      'same',
      'removed',
    ])
    expect(change?.kind === 'compared' && change.diff.access?.newlyDenied.length).toBeGreaterThan(0)
  })

  test.each([
    ['was not read before', { ...report, keyPolicies: [] }, report, 'added'],
    ['is not read now', report, { ...report, keyPolicies: [] }, 'removed'],
    ['is none', report, withText('no policy'), 'unreadable'],
  ])('one that %s', (_name, before, after, kind) => {
    expect(compare(before, after).policies.map(change => change.kind)).toEqual([kind])
  })
})

describe('two accounts', () => {
  const other = reportOf({ ...names, account: '999988887777', instance: 'ssoins-ffffffffffffffff' })

  test('are told apart, and said to be two', () => {
    expect(compare(reportOf(), other)).toMatchObject({ sameAccount: false, sameInstance: false })
    expect(markdownOf(compare(reportOf(), other))).toContain('two different accounts')
  })

  test('behind tokens cannot be told apart, and tokens alone are no difference', async () => {
    const hidden = async (report: Report) => (await redact(report, { kind: 'people' }, newSalt())).report
    const compared = compare(await hidden(reportOf()), await hidden(reportOf()))
    expect(compared).toMatchObject({ sameAccount: null, sameInstance: null })
    expect(new Set(compared.findings.map(({ kind }) => kind))).toEqual(new Set(['same']))
  })
})

test('in Markdown, each change stands under its kind', () => {
  const text = markdownOf(compare(passes, reportOf()))
  expect(text).toMatch(/^# Not ready as before/)
  expect(text).toMatch(/## New\n\n### Kiro cannot decrypt through Identity Store \(Passes → Fails\)/)
  expect(text).toContain('5 checks are the same.')
})
