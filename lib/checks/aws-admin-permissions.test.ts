import { describe, expect, test } from 'vitest'
import type { Principal, SimulatedAction } from '@/lib/facts/model'
import { adminPermissions } from '@/lib/kiro/admin-permissions'
import { awsAdminPermissions as check } from './aws-admin-permissions'
import { account, itemsOf, listsOf, outcome, remedyOf, said } from './fixture'

const arn = `arn:aws:iam::${account}:role/team/Admin`
const principal: Principal = { kind: 'role', arn, accountId: account, named: true }
const all = adminPermissions('aws')
const count = all.length

type Change = Partial<SimulatedAction>
/** Everything allowed, but for what is named here. */
function simulated(changes: Readonly<Record<string, Change>>, named = true, rest: Change = {}) {
  const results = all.map(
    (each): SimulatedAction => ({
      ...each,
      decision: 'allowed',
      allowedByOrganization: null,
      allowedByBoundary: null,
      ...rest,
      ...changes[each.action],
    }),
  )
  return { principal: { ...principal, named }, permissions: { simulated: true, results } } as const
}

const implicit = { decision: 'implicitDeny' } as const
const explicit = { decision: 'explicitDeny' } as const
const bounded = { ...implicit, allowedByBoundary: false } as const
const byOrganization = { ...implicit, allowedByOrganization: false } as const
const unknown = { decision: 'unknown' } as const
const one = { missing: 1, count, arn }

describe('one action', () => {
  test.each([
    ['passes where all are allowed', {}, { verdict: 'pass', count, arn }],
    ['fails where nothing allows it', { 'q:CreateAssignment': implicit }, { verdict: 'fail', ...one }],
    ['fails where a policy denies it', { 'q:CreateAssignment': explicit }, { verdict: 'fail', ...one }],
    [
      'fails where the boundary does not allow it',
      { 'q:CreateAssignment': bounded },
      { verdict: 'fail', ...one },
    ],
    [
      'warns where only an SCP may refuse it',
      { 'q:CreateAssignment': byOrganization },
      { verdict: 'warn', perhaps: 1, count, arn },
    ],
    [
      'warns where it is allowed but for an SCP',
      { 'q:CreateAssignment': { allowedByOrganization: false } },
      { verdict: 'warn', perhaps: 1, count, arn },
    ],
    [
      'fails where the boundary refuses it besides an SCP',
      { 'q:CreateAssignment': { ...bounded, allowedByOrganization: false } },
      { verdict: 'fail', ...one },
    ],
    [
      'fails where IAM refuses it and the organization does not',
      { 'q:CreateAssignment': { ...implicit, allowedByOrganization: true } },
      { verdict: 'fail', ...one },
    ],
    [
      'neither passes nor fails a word that is new',
      { 'q:CreateAssignment': unknown },
      { verdict: 'undocumented', count: 1, arn },
    ],
    [
      'neither passes nor warns where a word is new besides an SCP',
      { 'q:CreateAssignment': unknown, 'q:DeleteAssignment': byOrganization },
      { verdict: 'undocumented', count: 1, arn },
    ],
    [
      'fails where one is missing and one is not known',
      { 'q:CreateAssignment': unknown, 'q:DeleteAssignment': implicit },
      { verdict: 'fail', ...one },
    ],
    [
      'fails where one is missing and one perhaps refused',
      { 'q:CreateAssignment': byOrganization, 'q:DeleteAssignment': implicit },
      { verdict: 'fail', ...one },
    ],
  ] as const)('%s', (_sentence, changes, expected) => {
    expect(said(check, simulated(changes))).toEqual(expected)
  })
})

describe('what is missing', () => {
  const judged = outcome(
    check,
    simulated({
      'q:CreateAssignment': implicit,
      'sso:CreateApplication': explicit,
      'kms:CreateGrant': bounded,
      'kms:Encrypt': byOrganization,
      'kms:Decrypt': unknown,
      'iam:CreateServiceLinkedRole': implicit,
    }),
  )

  test('is listed by service, each with what refuses it; what may be refused stands apart', () => {
    expect(listsOf(judged).map(({ title, items }) => [title.params.service, ...items])).toEqual([
      ['sso', 'sso:CreateApplication (a policy denies it)'],
      ['kms', 'kms:CreateGrant (the permissions boundary does not allow it)'],
      ['q', 'q:CreateAssignment'],
      ['iam', 'iam:CreateServiceLinkedRole'],
      [undefined, 'kms:Encrypt'],
      [undefined, 'kms:Decrypt'],
    ])
  })

  test('comes with the smallest policy, without what an Allow cannot help', () => {
    const [policy, boundary, ...others] = remedyOf(judged).copies.map(copy => JSON.parse(copy.text).Statement)
    expect(policy).toEqual([
      {
        Sid: 'KiroSetUp1',
        Effect: 'Allow',
        Action: ['kms:CreateGrant', 'q:CreateAssignment'],
        Resource: '*',
      },
      {
        Sid: 'KiroSetUp2',
        Effect: 'Allow',
        Action: ['iam:CreateServiceLinkedRole'],
        Resource: 'arn:aws:iam::*:role/aws-service-role/q.amazonaws.com/AWSServiceRoleForAmazonQDeveloper',
      },
    ])
    expect(boundary).toEqual([
      { Sid: 'KiroSetUp1', Effect: 'Allow', Action: ['kms:CreateGrant'], Resource: '*' },
    ])
    expect(others).toEqual([])
  })

  test('is a change that a person makes, on the real principal', () => {
    expect(remedyOf(judged).kind).toBe('patch')
    expect(remedyOf(judged).steps.map(step => step.params)).toEqual([
      { arn },
      { count: 1, arn },
      { arn, actions: 'sso:CreateApplication' },
      {},
    ])
  })

  test('has a policy for a single action too', () => {
    const [copy, ...others] = remedyOf(outcome(check, simulated({ 'q:CreateAssignment': implicit }))).copies
    expect(JSON.parse(copy?.text ?? '').Statement).toMatchObject([{ Action: ['q:CreateAssignment'] }])
    expect(others).toEqual([])
  })

  test('offers no policy where a Deny is all that is in the way', () => {
    expect(remedyOf(outcome(check, simulated({ 'q:CreateAssignment': explicit }))).copies).toEqual([])
  })
})

describe('a caller that only reads', () => {
  const reading = Object.fromEntries(
    ['sso:ListInstances', 'sso:DescribeInstance', 'kms:DescribeKey', 'kms:Decrypt'].map(action => [
      action,
      { decision: 'allowed' } as const,
    ]),
  )

  test('is asked to name an administrator', () => {
    const judged = outcome(check, simulated(reading, false, implicit))
    expect([judged.verdict, judged.statement.params]).toEqual(['todo', { arn }])
    expect(itemsOf(judged)).toEqual([])
  })

  test('is asked for one where a single action is missing, and an SCP may refuse the others', () => {
    const changes = {
      ...reading,
      'q:CreateAssignment': { ...implicit, allowedByOrganization: true },
    } as const
    expect(said(check, simulated(changes, false, byOrganization)).verdict).toBe('todo')
  })

  test('is judged where it was named as the administrator', () => {
    expect(said(check, simulated(reading, true, implicit)).verdict).toBe('fail')
  })

  test('is judged where it may change a single thing', () => {
    const changes = { ...reading, 'user-subscriptions:CreateClaim': { decision: 'allowed' } } as const
    expect(said(check, simulated(changes, false, implicit)).verdict).toBe('fail')
  })

  test('is not told of where an SCP may be all that is in the way', () => {
    expect(said(check, simulated({}, false, byOrganization)).verdict).toBe('warn')
  })
})

test('passes the root user, saying what may still refuse it', () => {
  const root: Principal = { ...principal, kind: 'root', arn: `arn:aws:iam::${account}:root` }
  expect(said(check, { principal: root, permissions: { simulated: false, why: 'root' } })).toEqual({
    verdict: 'pass',
    accountId: account,
  })
})
