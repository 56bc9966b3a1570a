import type { Denied, Permissions, Settled, VisibleFromHere } from '@/lib/facts/model'
import { sampleGuardrails } from '@/lib/kiro/sources'
import { msg } from '@/lib/message'
import type { Evidence } from '@/lib/report/model'
import { defineCheck } from './check'
import { listed } from './listed'
import { allFeatures, askOrganization, exempt, trust } from './organization/remedies'

const IDENTITY_CENTER = 'sso.amazonaws.com'

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
  source: sampleGuardrails,
  needs: ['caller'],
  // A refusal that names a service control policy tells of an organization by itself, even where that is unread.
  sees: ['organization', 'users', 'groups', 'trusted-access', 'permissions'],
  judge(facts) {
    const { accountId: account, partition } = facts.caller.value
    const refusal = [facts.users, facts.groups].find(isByServiceControlPolicy)
    if (refusal)
      return {
        verdict: 'fail',
        statement: msg('A service control policy refuses {action} in account {account}', {
          action: refusal.action,
          account,
        }),
        evidence: [
          { kind: 'fact', says: msg('AWS said: {said}', { said: refusal.aws }), from: refusal.from },
        ],
        remedy: exempt(refusal.action, account, partition),
      }
    const { organization, users, groups, 'trusted-access': trusted } = facts
    if (organization.state !== 'known') return { verdict: 'unread', on: 'organization' }
    if (!organization.value)
      return {
        verdict: 'skip',
        statement: msg('Account {account} is in no organization', { account }),
        evidence: [],
      }
    // Whether a policy refuses identity store reads is told by the reads themselves.
    if (users.state !== 'known') return { verdict: 'unread', on: 'users' }
    if (groups.state !== 'known') return { verdict: 'unread', on: 'groups' }
    if (trusted.state !== 'known') return { verdict: 'unread', on: 'trusted-access' }

    const { id, featureSet } = organization.value
    const perhaps = refusedPerhaps(facts.permissions)
    const evidence: Evidence[] = [
      {
        kind: 'fact',
        says: msg('Organization {id} has the feature set {featureSet}', { id, featureSet }),
        from: organization.from,
      },
      trustedServices(trusted.value, trusted.from),
      simulation(perhaps, facts.permissions),
    ]
    if (featureSet !== 'ALL')
      return {
        verdict: 'warn',
        statement: msg(
          'Organization {id} has the feature set {featureSet}; an organization instance needs all features',
          { id, featureSet },
        ),
        evidence,
        remedy: allFeatures,
      }
    if (trusted.value.visible && !trusted.value.value.includes(IDENTITY_CENTER))
      return {
        verdict: 'warn',
        statement: msg('Organization {id} does not list {service} among the services it trusts', {
          id,
          service: IDENTITY_CENTER,
        }),
        evidence,
        remedy: trust(partition),
      }
    if (perhaps && perhaps.length > 0)
      return {
        verdict: 'warn',
        statement: msg('An SCP may refuse {count} actions that the set-up of Kiro needs', {
          count: perhaps.length,
        }),
        evidence,
        remedy: askOrganization,
      }
    if (facts.permissions.state !== 'known') return { verdict: 'unread', on: 'permissions' }
    return {
      verdict: 'pass',
      statement: users.value
        ? msg('Organization {id} has all features, and identity store reads went through', { id })
        : msg('Organization {id} has all features; without an instance no identity store read was tried', {
            id,
          }),
      evidence,
    }
  },
})

/** Only AWS's own message counts: it names the policy's kind. */
function isByServiceControlPolicy(fact: Settled<unknown>): fact is Denied {
  return fact.state === 'denied' && fact.by === 'scp' && /^(identitystore|sso-directory):/.test(fact.action)
}

/** null: nothing was simulated. */
function refusedPerhaps(permissions: Settled<Permissions>): readonly string[] | null {
  if (permissions.state !== 'known' || !permissions.value.simulated) return null
  const refused = permissions.value.results.filter(each => each.allowedByOrganization === false)
  return refused.map(each => each.action)
}

function simulation(perhaps: readonly string[] | null, permissions: Settled<Permissions>): Evidence {
  if (perhaps && perhaps.length > 0)
    return listed(
      msg('An SCP may refuse these: the simulation says so, and cannot tell where the SCP has conditions'),
      perhaps,
    )
  return {
    kind: 'fact',
    says: perhaps
      ? msg('The simulation names no action that an SCP may refuse')
      : msg('No simulation tells what else an SCP may refuse'),
    from: permissions.state === 'known' ? permissions.from : [],
  }
}

function trustedServices(
  trusted: VisibleFromHere<readonly string[]>,
  from: Extract<Evidence, { kind: 'fact' }>['from'],
): Evidence {
  if (trusted.visible) return listed(msg('Services that the organization trusts'), trusted.value)
  return { kind: 'fact', says: msg('Trusted access is not visible from a member account'), from }
}
