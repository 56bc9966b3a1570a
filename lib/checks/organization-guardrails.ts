import type { Denied, Permissions, Settled } from '@/lib/facts/model'
import { msg } from '@/lib/message'
import type { Evidence, Remedy, Source } from '@/lib/report/model'
import { defineCheck } from './check'

const source: Source = {
  title: 'AWS Organizations: example service control policies',
  url: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples.html',
  verified: '2026-11-01',
  mark: 'D',
}

export const organizationGuardrails = defineCheck({
  id: 'organization-guardrails',
  title: {
    pass: msg('The organization leaves Kiro its way in'),
    fail: msg('A service control policy keeps Kiro from reading people'),
    about: msg("What the organization's policies refuse"),
  },
  why: msg(
    "AWS's sample service control policy that refuses identity store reads must not apply to the account that holds the Kiro profile.",
  ),
  source,
  needs: ['organization'],
  sees: ['users', 'groups', 'trusted-access', 'permissions'],
  judge(facts) {
    const refusal = [facts.users, facts.groups].find(byServiceControlPolicy)
    if (refusal && byServiceControlPolicy(refusal))
      return {
        verdict: 'fail',
        statement: msg('A service control policy refuses {action} to this account', {
          action: refusal.action,
        }),
        evidence: [
          { kind: 'fact', says: msg('AWS said: {said}', { said: refusal.aws }), from: refusal.from },
        ],
        remedy: exempt(refusal.action),
      }
    const organization = facts.organization.value
    if (!organization)
      return { verdict: 'skip', statement: msg('The account is in no organization'), evidence: [] }
    // Whether a policy refuses identity store reads is told by the reads themselves.
    if (facts.users.state !== 'known') return { verdict: 'unread', on: 'users' }
    if (facts.groups.state !== 'known') return { verdict: 'unread', on: 'groups' }
    const trusted = facts['trusted-access']
    if (trusted.state !== 'known') return { verdict: 'unread', on: 'trusted-access' }

    const { id, featureSet } = organization
    const evidence: Evidence[] = [
      {
        kind: 'fact',
        says: msg('Organization {id}, features {featureSet}', { id, featureSet }),
        from: facts.organization.from,
      },
    ]
    evidence.push(
      trusted.value.visible
        ? {
            kind: 'list',
            title: msg('Services that the organization trusts'),
            items: trusted.value.value.slice(0, 20),
            more: Math.max(0, trusted.value.value.length - 20),
          }
        : {
            kind: 'fact',
            says: msg('Trusted access is not visible from a member account'),
            from: trusted.from,
          },
    )
    if (featureSet !== 'ALL')
      return {
        verdict: 'warn',
        statement: msg(
          'Organization {id} has {featureSet} only; an organization instance needs all features',
          { id, featureSet },
        ),
        evidence,
        remedy: allFeatures,
      }
    if (trusted.value.visible && !trusted.value.value.includes(IDENTITY_CENTER))
      return {
        verdict: 'warn',
        statement: msg('The organization does not list {service} among the services it trusts', {
          service: IDENTITY_CENTER,
        }),
        evidence,
        remedy: trust,
      }
    const doubtful = mayBeRefused(facts.permissions)
    if (doubtful.length > 0)
      return {
        verdict: 'warn',
        statement: msg(
          "An SCP may refuse identity store reads: AWS's simulation says so for {count} actions",
          { count: doubtful.length },
        ),
        evidence: [...evidence, { kind: 'list', title: msg('Perhaps refused'), items: doubtful, more: 0 }],
        remedy: exempt(doubtful[0] ?? 'identitystore:DescribeUser'),
      }
    return {
      verdict: 'pass',
      statement: msg(
        'Organization {id} has all features, and no policy of it refuses identity store reads here',
        { id },
      ),
      evidence,
    }
  },
})

const IDENTITY_CENTER = 'sso.amazonaws.com'
const READS = /^(identitystore|sso-directory):/

function byServiceControlPolicy(fact: Settled<unknown>): fact is Denied {
  return fact.state === 'denied' && fact.by === 'scp' && READS.test(fact.action)
}

function mayBeRefused(permissions: Settled<Permissions>): readonly string[] {
  if (permissions.state !== 'known' || !permissions.value.simulated) return []
  return permissions.value.results
    .filter(each => each.allowedByOrganization === false && READS.test(each.action))
    .map(each => each.action)
}

function exempt(action: string): Remedy {
  return {
    kind: 'guide',
    title: msg('Exempt this account from the policy that refuses {action}', { action }),
    steps: [
      msg(
        'In the management account, find the service control policy on this account that denies identitystore or sso-directory actions.',
      ),
      msg(
        'Exempt the account that holds the Kiro profile (by its organizational unit, or a condition on aws:PrincipalAccount).',
      ),
      msg('Check again.'),
    ],
    link: {
      title: 'Service control policies',
      url: 'https://console.aws.amazon.com/organizations/v2/home/policies/service-control-policy',
    },
    copies: [],
  }
}

const allFeatures: Remedy = {
  kind: 'guide',
  title: msg('Enable all features in the organization'),
  steps: [
    msg(
      'In the management account, open AWS Organizations, Settings, and begin the process to enable all features.',
    ),
  ],
  link: {
    title: 'Enable all features',
    url: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_org_support-all-features.html',
  },
  copies: [],
}

const trust: Remedy = {
  kind: 'guide',
  title: msg('Let the organization trust Identity Center'),
  steps: [
    msg(
      'Enabling an organization instance in the console turns trusted access on; look at Services in AWS Organizations.',
    ),
    msg('If it is off, turn it on for IAM Identity Center, and check again.'),
  ],
  link: {
    title: 'Services in AWS Organizations',
    url: 'https://console.aws.amazon.com/organizations/v2/home/services',
  },
  copies: [],
}
