import type { Principal, SimulatedAction } from '@/lib/facts/model'
import { adminPermissionsSource, isReading } from '@/lib/kiro/admin-permissions'
import { msg } from '@/lib/message'
import type { Evidence, Remedy } from '@/lib/report/model'
import { allowMissing } from './admin/remedy'
import { standing } from './admin/standing'
import { defineCheck, type Outcome } from './check'
import { listed } from './listed'
import { askOrganization } from './organization/remedies'

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
    const { arn } = principal.value
    if (!permissions.value.simulated) return root(principal.value, principal.from)
    const { results } = permissions.value
    const { missing, perhaps, unclear } = standing(results)
    const simulated: Evidence = {
      kind: 'fact',
      says: msg('{count} actions were simulated for {arn}', { count: results.length, arn }),
      from: permissions.from,
    }
    const evidence = [simulated, ...byService(missing), ...maybe(perhaps), ...vague(unclear)]

    if (onlyReads(principal.value, results) && missing.length > 0)
      return {
        verdict: 'todo',
        statement: msg('{arn} may only read; which administrator will set Kiro up was not named', { arn }),
        evidence: [simulated, ...maybe(perhaps)],
        remedy: nameAdministrator,
      }
    if (missing.length > 0)
      return {
        verdict: 'fail',
        statement: msg('{missing} of {count} actions are not allowed to {arn}', {
          missing: missing.length,
          count: results.length,
          arn,
        }),
        evidence,
        remedy: allowMissing(arn, missing),
      }
    if (unclear.length > 0)
      return {
        verdict: 'undocumented',
        statement: msg('The simulation gave no documented answer for {count} actions of {arn}', {
          count: unclear.length,
          arn,
        }),
        evidence,
        remedy: tryFirst,
      }
    if (perhaps.length > 0)
      return {
        verdict: 'warn',
        statement: msg(
          'A service control policy may refuse {perhaps} of {count} actions to {arn}; nothing else is missing',
          { perhaps: perhaps.length, count: results.length, arn },
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

/** A caller that was not named as the administrator, and whom nothing is allowed that changes anything. */
function onlyReads({ named }: Principal, results: readonly SimulatedAction[]): boolean {
  return !named && !results.some(each => each.decision === 'allowed' && !isReading(each.action))
}

/** IAM cannot simulate it, and nothing but a service control policy can refuse it. */
function root({ arn, accountId }: Principal, from: Extract<Evidence, { kind: 'fact' }>['from']): Outcome {
  return {
    verdict: 'pass',
    statement: msg(
      'The root user of account {accountId} may do everything, short of a service control policy',
      {
        accountId,
      },
    ),
    evidence: [{ kind: 'fact', says: msg('{arn} cannot be simulated', { arn }), from }],
  }
}

function byService(missing: readonly SimulatedAction[]): readonly Evidence[] {
  const service = ({ action }: SimulatedAction) => action.slice(0, action.indexOf(':'))
  return [...new Set(missing.map(service))].map(name =>
    listed(
      msg('Not allowed in {service}', { service: name }),
      missing.filter(each => service(each) === name).map(why),
    ),
  )
}

function why({ action, decision, allowedByBoundary }: SimulatedAction): string {
  if (allowedByBoundary === false) return `${action} (the permissions boundary does not allow it)`
  return decision === 'explicitDeny' ? `${action} (a policy denies it)` : action
}

/** The simulation cannot leave service control policies out, and misreads those with conditions. */
function maybe(actions: readonly SimulatedAction[]): readonly Evidence[] {
  if (actions.length === 0) return []
  const title = msg(
    'An SCP may refuse these: the simulation says so, and cannot tell where the SCP has conditions',
  )
  return [
    listed(
      title,
      actions.map(each => each.action),
    ),
  ]
}

function vague(actions: readonly SimulatedAction[]): readonly Evidence[] {
  if (actions.length === 0) return []
  return [
    listed(
      msg('Without a documented answer'),
      actions.map(each => each.action),
    ),
  ]
}

const nameAdministrator: Remedy = {
  kind: 'guide',
  title: msg('Name the administrator to judge'),
  steps: [
    msg('Find the ARN of the user or role that will set Kiro up.'),
    msg('Check again with that ARN as the administrator (in the terminal: --admin-principal).'),
  ],
  copies: [],
}

const tryFirst: Remedy = {
  kind: 'guide',
  title: msg('Simulate again'),
  steps: [
    msg('Check again.'),
    msg('Where it stays so, try the set-up with this administrator and one person first.'),
  ],
  link: { title: adminPermissionsSource.title, url: adminPermissionsSource.url },
  copies: [],
}
