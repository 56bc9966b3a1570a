import type { SimulatedAction } from '@/lib/facts/model'
import { adminPermissionsSource, isReading, policyFor } from '@/lib/kiro/admin-permissions'
import { msg } from '@/lib/message'
import type { Evidence, Remedy } from '@/lib/report/model'
import { defineCheck, type Outcome } from './check'

export const awsAdminPermissions = defineCheck({
  id: 'aws-admin-permissions',
  title: {
    pass: msg("The administrator may do all that Kiro's set-up needs"),
    fail: msg("The administrator may not do all that Kiro's set-up needs"),
    about: msg('What the AWS administrator may do'),
  },
  why: msg(
    'The set-up stops half-way where one permission is missing, often with a message that does not name it.',
  ),
  source: adminPermissionsSource,
  needs: ['principal', 'permissions'],
  judge({ principal, permissions }) {
    const { arn, named } = principal.value
    if (!permissions.value.simulated) {
      const statement = msg('{arn} is the root user: everything but a service control policy allows it', {
        arn,
      })
      return {
        verdict: 'pass',
        statement,
        evidence: [{ kind: 'fact', says: statement, from: principal.from }],
      }
    }
    const { results } = permissions.value
    const byOrganization = results.filter(each => each.allowedByOrganization === false)
    const missing = results.filter(each => isDenied(each) && each.allowedByOrganization !== false)
    const unclear = results.filter(each => each.decision === 'unknown')
    const evidence: Evidence[] = [
      {
        kind: 'fact',
        says: msg('{count} actions were simulated for {arn}', { count: results.length, arn }),
        from: permissions.from,
      },
      ...byService(missing),
      ...perhaps(byOrganization),
    ]
    if (
      !named &&
      missing.length > 0 &&
      !results.some(each => each.decision === 'allowed' && !isReading(each.action))
    )
      return nameOne(arn, evidence.slice(0, 1))
    if (missing.length > 0)
      return {
        verdict: 'fail',
        statement: msg('{missing} of {count} actions are not allowed to {arn}', {
          missing: missing.length,
          count: results.length,
          arn,
        }),
        evidence,
        remedy: allow(arn, missing),
      }
    if (unclear.length > 0)
      return {
        verdict: 'undocumented',
        statement: msg('AWS gave no clear answer for {count} actions of {arn}', {
          count: unclear.length,
          arn,
        }),
        evidence: [
          ...evidence,
          { kind: 'list', title: msg('Unclear'), items: unclear.map(each => each.action), more: 0 },
        ],
        remedy: {
          kind: 'guide',
          title: msg('Simulate again'),
          steps: [
            msg('Check again. If it stays so, try the set-up with this administrator and one person first.'),
          ],
          copies: [],
        },
      }
    if (byOrganization.length > 0)
      return {
        verdict: 'warn',
        statement: msg(
          'IAM allows everything to {arn}, but a service control policy may refuse {count} actions',
          { count: byOrganization.length, arn },
        ),
        evidence,
        remedy: askOrganization,
      }
    return {
      verdict: 'pass',
      statement: msg('All {count} actions are allowed to {arn}', { count: results.length, arn }),
      evidence,
    }
  },
})

function isDenied({ decision }: SimulatedAction): boolean {
  return decision === 'implicitDeny' || decision === 'explicitDeny'
}

function byService(missing: readonly SimulatedAction[]): readonly Evidence[] {
  const services = [...new Set(missing.map(each => each.action.split(':')[0] ?? ''))]
  return services.map(service => ({
    kind: 'list',
    title: msg('Not allowed in {service}', { service }),
    items: missing.filter(each => each.action.startsWith(`${service}:`)).map(why),
    more: 0,
  }))
}

function why({ action, decision, allowedByBoundary }: SimulatedAction): string {
  if (allowedByBoundary === false) return `${action} (the permissions boundary does not allow it)`
  return decision === 'explicitDeny' ? `${action} (a policy denies it)` : action
}

/** The simulation cannot switch service control policies off, and misreads those with conditions. */
function perhaps(actions: readonly SimulatedAction[]): readonly Evidence[] {
  if (actions.length === 0) return []
  const title = msg(
    "A service control policy may refuse these; AWS's simulation cannot tell where that policy has conditions",
  )
  return [{ kind: 'list', title, items: actions.map(each => each.action), more: 0 }]
}

function allow(arn: string, missing: readonly SimulatedAction[]): Remedy {
  const denied = missing.filter(each => each.decision === 'explicitDeny' || each.allowedByBoundary === false)
  const steps = [
    msg(
      'Attach this policy to {arn}; for a permission set of Identity Center, add it as the inline policy.',
      { arn },
    ),
    ...(denied.length > 0
      ? [
          msg(
            '{count} actions are denied by a policy or a permissions boundary: an Allow does not help there, that policy has to change.',
            { count: denied.length },
          ),
        ]
      : []),
    msg('Check again.'),
  ]
  return {
    kind: 'patch',
    title: msg('Allow what is missing'),
    steps,
    link: { title: adminPermissionsSource.title, url: adminPermissionsSource.url },
    copies: [{ name: msg('The smallest policy that allows it'), language: 'json', text: policyFor(missing) }],
  }
}

function nameOne(arn: string, evidence: readonly Evidence[]): Outcome {
  return {
    verdict: 'todo',
    statement: msg('{arn} only reads; it is not known which administrator will set Kiro up', { arn }),
    evidence,
    remedy: {
      kind: 'guide',
      title: msg('Name the administrator to judge'),
      steps: [
        msg(
          'Check again with the ARN of the user or role that will set Kiro up (in the terminal: --admin-principal).',
        ),
      ],
      copies: [],
    },
  }
}

const askOrganization: Remedy = {
  kind: 'guide',
  title: msg('Ask the management account about its service control policies'),
  steps: [
    msg(
      'Let somebody with access to the management account look whether a policy on this account refuses these actions.',
    ),
    msg('If one does, exempt the administrator from it.'),
  ],
  link: {
    title: 'Service control policies',
    url: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html',
  },
  copies: [],
}
