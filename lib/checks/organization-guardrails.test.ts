import { describe, expect, test } from 'vitest'
import type { SimulatedAction } from '@/lib/facts/model'
import {
  account,
  denied,
  fromMember,
  organizationId as id,
  itemsOf,
  judge,
  outcome,
  remedyOf,
  said,
} from './fixture'
import { organizationGuardrails as check } from './organization-guardrails'

const byScp = denied('identitystore:ListUsers', 'scp')
const organization = { id, managementAccountId: account, featureSet: 'ALL' }
const simulated = (...actions: readonly [string, boolean | null][]) => ({
  permissions: {
    simulated: true,
    results: actions.map(
      ([action, allowedByOrganization]): SimulatedAction => ({
        action,
        resource: '*',
        decision: 'implicitDeny',
        allowedByOrganization,
        allowedByBoundary: null,
      }),
    ),
  } as const,
})

describe('a refusal that names a service control policy', () => {
  test.each([
    ['of people', { users: byScp }, 'identitystore:ListUsers'],
    ['of groups', { groups: denied('identitystore:ListGroups', 'scp') }, 'identitystore:ListGroups'],
    ['of the directory', { users: denied('sso-directory:SearchUsers', 'scp') }, 'sso-directory:SearchUsers'],
    [
      'where the organization is unread',
      { users: byScp, organization: denied('organizations:DescribeOrganization') },
      'identitystore:ListUsers',
    ],
  ])('fails: %s', (_sentence, changed, action) => {
    expect(said(check, changed)).toEqual({ verdict: 'fail', action, account })
  })

  test('is shown in AWS’s own words', () => {
    expect(outcome(check, { users: byScp }).evidence[0]).toMatchObject({
      says: { params: { said: byScp.aws } },
    })
  })

  test.each([
    ['an IAM policy refused', denied('identitystore:ListUsers', 'iam')],
    ['the key refused', denied('identitystore:ListUsers', 'kms')],
    ['a service control policy refused something else', denied('kms:Decrypt', 'scp')],
  ])('does not fail where %s', (_sentence, users) => {
    expect(judge(check, { users })).toEqual({ verdict: 'unread', on: 'users' })
  })
})

describe('the organization', () => {
  test.each([
    ['passes with all features and the service trusted', {}, { verdict: 'pass', id }],
    [
      'passes a member to whom trusted access is not visible',
      { ...fromMember, 'trusted-access': { visible: false, why: 'member-account' } },
      { verdict: 'pass', id },
    ],
    [
      'passes where there is no instance to read from',
      { users: null, groups: null },
      { verdict: 'pass', id },
    ],
    ['skips where there is none', { organization: null }, { verdict: 'skip', account }],
    [
      'warns where it has consolidated billing only',
      { organization: { ...organization, featureSet: 'CONSOLIDATED_BILLING' } },
      { verdict: 'warn', id, featureSet: 'CONSOLIDATED_BILLING' },
    ],
    [
      'does not pass a feature set that is new',
      { organization: { ...organization, featureSet: 'SOME' } },
      { verdict: 'warn', id, featureSet: 'SOME' },
    ],
    [
      'warns where Identity Center is not trusted',
      { 'trusted-access': { visible: true, value: ['q.amazonaws.com'] } },
      { verdict: 'warn', id, service: 'sso.amazonaws.com' },
    ],
  ] as const)('%s', (_sentence, changed, expected) => {
    expect(said(check, changed)).toEqual(expected)
  })

  test('does not say that reads went through where none was tried', () => {
    const template = (changed: object) => outcome(check, changed).statement.template
    expect(template({ users: null, groups: null })).not.toBe(template({}))
  })

  test.each(['organization', 'users', 'groups', 'trusted-access', 'permissions'] as const)(
    'is unread where %s is',
    on => {
      expect(judge(check, { [on]: denied('some:Action') })).toEqual({ verdict: 'unread', on })
    },
  )
})

describe('what the simulation says', () => {
  test('warns, and never fails, where an SCP may refuse an action', () => {
    const judged = outcome(
      check,
      simulated(
        ['sso-directory:SearchUsers', false],
        ['q:CreateAssignment', false],
        ['sso:ListInstances', true],
        ['iam:ListRoles', null],
      ),
    )
    expect([judged.verdict, judged.statement.params]).toEqual(['warn', { count: 2 }])
    expect(itemsOf(judged)).toEqual(['sso.amazonaws.com', 'sso-directory:SearchUsers', 'q:CreateAssignment'])
    expect(remedyOf(judged).kind).toBe('guide')
  })

  test('warns for a single action, and lists it with where it was simulated', () => {
    const judged = outcome(check, simulated(['q:CreateAssignment', false]))
    expect([judged.verdict, ...itemsOf(judged)]).toEqual(['warn', 'sso.amazonaws.com', 'q:CreateAssignment'])
    const clear = outcome(check, simulated(['q:CreateAssignment', true])).evidence.at(-1)
    expect(clear).toMatchObject({ kind: 'fact', from: [{ requestId: 'r-1' }] })
  })

  test.each([
    ['IAM alone refuses', simulated(['q:CreateAssignment', true])],
    ['the root user is judged', { permissions: { simulated: false, why: 'root' } }],
  ] as const)('does not matter where %s', (_sentence, changed) => {
    expect(said(check, changed).verdict).toBe('pass')
  })

  test('is not waited for where something else is a reason to warn', () => {
    const changed = { 'trusted-access': { visible: true, value: [] } } as const
    const permissions = denied('iam:SimulatePrincipalPolicy')
    expect(said(check, { ...changed, permissions }).verdict).toBe('warn')
  })

  test('is said to be missing where there is none of the root user', () => {
    const last = (changed: object) => outcome(check, changed).evidence.at(-1)
    expect(last({ permissions: { simulated: false, why: 'root' } })).not.toEqual(last({}))
  })
})
