import { describe, expect, test } from 'vitest'
import type { Applications } from '@/lib/facts/model'
import { applicationKind } from '@/lib/kiro/applications'
import { instance, instances, itemsOf, listsOf, outcome, remedyOf, said } from './fixture'
import { kiroApplications } from './kiro-applications'
import { serviceLinkedRoles } from './service-linked-roles'
import { signInDetails } from './sign-in-details'

const named = (name: string, status = 'ENABLED', accountId: string | null = null) => {
  const kind = applicationKind(name)
  if (!kind) throw new Error(`${name} is not a name that Kiro gives`)
  return { ...kind, arn: `arn:${name}`, name, status, accountId, createdAt: null }
}
const applications = (kiro: Applications['kiro'], capped = false) => ({
  applications: { seen: 500, capped, kiro },
})
const profile = named('KiroProfile-us-east-1')
const signIn = named('Kiro Sign-In - KiroProfile-us-east-1')
const old = named('QDevProfile-us-east-1')
const off = named('KiroProfile-us-east-1', 'DISABLED')

describe('kiro-applications', () => {
  test.each([
    ['passes a profile and says which', [profile, signIn], { verdict: 'pass', names: profile.name }],
    [
      'passes several',
      [profile, named('KiroProfile-eu-central-1')],
      { verdict: 'pass', names: 'KiroProfile-us-east-1, KiroProfile-eu-central-1' },
    ],
    [
      'passes one beside a disabled one of Amazon Q',
      [profile, named(old.name, 'DISABLED')],
      { verdict: 'pass', names: profile.name },
    ],
    [
      'warns about one that is disabled',
      [off, signIn],
      { verdict: 'warn', names: off.name, off: `${off.name} (DISABLED)` },
    ],
    [
      'does not pass a status that is new',
      [profile, named(signIn.name, 'PAUSED')],
      { verdict: 'warn', names: profile.name, off: `${signIn.name} (PAUSED)` },
    ],
    ['skips where there is none', [], { verdict: 'skip' }],
    ['skips where there is only Amazon Q', [old], { verdict: 'skip' }],
    ['skips where only the sign-in application is left', [signIn], { verdict: 'skip' }],
  ] as const)('%s', (_sentence, kiro, expected) => {
    expect(said(kiroApplications, applications(kiro))).toEqual(expected)
  })

  test('tells apart what there is instead of a profile', () => {
    const each = [applications([]), applications([], true), applications([old]), applications([signIn])]
    const templates = each.map(changed => outcome(kiroApplications, changed).statement.template)
    expect(new Set(templates).size).toBe(4)
    expect(templates.map(template => template.includes('Amazon Q'))).toEqual([false, false, true, false])
  })

  test.each([
    ['finds nothing amiss in a profile beside its sign-in application', [profile, signIn], 1],
    ['shows a profile that stands alone', [profile], 2],
    [
      'shows a profile beside the sign-in application of another Region',
      [profile, named('Kiro Sign-In - KiroProfile-eu-central-1')],
      2,
    ],
  ])('%s', (_sentence, kiro, lists) => {
    expect(listsOf(outcome(kiroApplications, applications(kiro)))).toHaveLength(lists)
  })

  test('shows accounts, and a profile without its sign-in application', () => {
    const mine = named(profile.name, 'ENABLED', '111122223333')
    const theirs = named(signIn.name, 'ENABLED', '444455556666')
    expect(listsOf(outcome(kiroApplications, applications([mine, theirs]))).map(list => list.items)).toEqual([
      [`${mine.name} (ENABLED, account 111122223333)`, `${theirs.name} (ENABLED, account 444455556666)`],
      [mine.name],
    ])
  })

  test('skips where there is no instance yet', () => {
    expect(said(kiroApplications, { ...instances([]), applications: null })).toEqual({ verdict: 'skip' })
  })
})

describe('service-linked-roles', () => {
  const first = 'AWSServiceRoleForUserSubscriptions'
  const second = 'AWSServiceRoleForAmazonQDeveloper'
  test.each([
    ['passes where both are there', true, true, { verdict: 'pass', first, second }],
    ['passes where only the second is missing', true, false, { verdict: 'pass', first, second }],
    ['warns where the first is missing', false, true, { verdict: 'warn', role: first }],
    ['warns where both are missing', false, false, { verdict: 'warn', role: first }],
  ])('%s', (_sentence, userSubscriptions, amazonQDeveloper, expected) => {
    const changed = { 'service-linked-roles': { userSubscriptions, amazonQDeveloper } }
    expect(said(serviceLinkedRoles, changed)).toEqual(expected)
  })

  test('gives the one command that creates the first', () => {
    const missing = { 'service-linked-roles': { userSubscriptions: false, amazonQDeveloper: true } }
    const remedy = remedyOf(outcome(serviceLinkedRoles, missing))
    expect([remedy.kind, ...remedy.copies.map(copy => copy.text)]).toEqual([
      'apply',
      'aws iam create-service-linked-role --aws-service-name user-subscriptions.amazonaws.com',
    ])
  })
})

describe('sign-in-details', () => {
  test('passes with the start URL and the Region of Identity Center, not of the profile', () => {
    const judged = outcome(signInDetails, instances([{ ...instance, primaryRegion: 'eu-west-2' }]), {
      profileRegion: 'us-east-1',
    })
    expect([judged.verdict, judged.statement.params]).toEqual([
      'pass',
      { address: 'https://d-1234567890.awsapps.com/start', region: 'Europe (London), eu-west-2' },
    ])
    expect(itemsOf(judged)).toEqual(
      expect.arrayContaining(['app.kiro.dev', 'oidc.eu-west-2.amazonaws.com', 'd-1234567890.awsapps.com']),
    )
  })

  test('makes nothing up for GovCloud: neither the start URL nor the hosts', () => {
    const judged = outcome(signInDetails, instances([{ ...instance, primaryRegion: 'us-gov-west-1' }]))
    expect([judged.verdict, judged.statement.params]).toEqual([
      'pass',
      { region: 'AWS GovCloud (US-West), us-gov-west-1' },
    ])
    expect(itemsOf(judged)).toEqual([])
  })

  test('skips where there is no instance yet', () => {
    expect(said(signInDetails, instances([]))).toEqual({ verdict: 'skip' })
  })
})
