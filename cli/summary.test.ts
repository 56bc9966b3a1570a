import { expect, test } from 'vitest'
import { msg } from '@/lib/message'
import { answerOf, type CheckId, type Finding, type Report, type Verdict } from '@/lib/report/model'
import { paintFor } from './paint'
import { summary } from './summary'

const finding = (id: CheckId, verdict: Verdict, remedy: string | null = null): Finding => ({
  ...{ id, verdict, title: msg('{id} as it stands', { id }), statement: msg('So it is'), evidence: [] },
  why: msg('Because'),
  source: { title: 'Page', url: 'https://example.com', verified: '2026-11-24', mark: 'D' },
  remedy:
    remedy === null ? null : { kind: 'guide', title: msg('{remedy}', { remedy }), steps: [], copies: [] },
  judgedAt: '2026-11-24T12:00:00.000Z',
})

const report = (findings: readonly Finding[]): Report => ({
  version: 1,
  generatedAt: '2026-11-24T12:00:00.000Z',
  durationMs: 640,
  account: { id: '111122223333', partition: 'aws', callerArn: 'arn:aws:iam::111122223333:user/ada' },
  instance: null,
  answer: answerOf(findings),
  findings,
  keyPolicies: [],
  notSeen: [
    msg('Whether a subscription becomes active, which nobody outside of AWS can say before it was tried.'),
  ],
  endpoint: null,
})

const text = (findings: readonly Finding[], width = Number.POSITIVE_INFINITY) =>
  summary(report(findings), { paint: paintFor(false), width, now: 0 })

test('what is left to do stands by weight, each with what to do where that is known', () => {
  const lines = text([
    finding('identity-center-kind', 'warn'),
    finding('aws-credentials', 'pass'),
    finding('idp-admin-permission', 'todo', 'Confirm it'),
    finding('users-to-subscribe', 'fail', 'Add the people'),
    finding('kiro-applications', 'skip'),
    finding('encryption-key', 'unknown', 'Read it again'),
  ]).split('\n')
  expect(lines[0]).toBe('Not ready: 1 to change, 1 unknown, 1 to confirm, 1 to watch')
  expect(lines[1]).toBe('1 passed, 1 skipped. Account 111122223333, 24 Nov 2026, 12:00 UTC, in 640 ms.')
  expect(lines.slice(3, 7)).toEqual([
    '✘ users-to-subscribe    Add the people',
    '? encryption-key        Read it again',
    '○ idp-admin-permission  Confirm it',
    '! identity-center-kind  identity-center-kind as it stands',
  ])
})

test.each([
  ['ready', [finding('aws-credentials', 'pass')], 'Ready'],
  ['undecided', [finding('encryption-key', 'unknown')], 'Undecided: 1 unknown'],
  ['ready with a warning', [finding('encryption-key', 'warn')], 'Ready: 1 to watch'],
])('%s', (_, findings, head) => {
  expect(text(findings).split('\n')[0]).toBe(head)
})

test('every report ends with what no checker can see', () => {
  expect(
    text([finding('aws-credentials', 'pass')])
      .split('\n')
      .slice(-2),
  ).toEqual(['What no checker can see', expect.stringMatching(/^· Whether a subscription/)])
})

test('its lines fit the window', () => {
  const remedy = 'Create the instance anew in a supported Region: it cannot be moved to another one'
  for (const line of text([finding('identity-center-region', 'fail', remedy)], 60).split('\n'))
    expect(line.length, line).toBeLessThanOrEqual(60)
})
