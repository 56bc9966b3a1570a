import { SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam'
import { z } from 'zod'
import { parseArn } from '@/lib/aws/arn'
import type { Aws } from '@/lib/aws/caller'
import { CallFailed } from '@/lib/aws/errors'
import { adminPermissions, resourceIn } from '@/lib/kiro/admin-permissions'
import { msg } from '@/lib/message'
import { defineFact } from './fact'
import type { Caller, Principal, SimulatedAction } from './model'
import { allPages, parseReply } from './pages'

const boundary = z.object({ AllowedByPermissionsBoundary: z.boolean().optional() }).optional()
const reply = z.object({
  EvaluationResults: z.array(
    z.object({
      EvalActionName: z.string(),
      EvalDecision: z.string(),
      OrganizationsDecisionDetail: z.object({ AllowedByOrganizations: z.boolean().optional() }).optional(),
      PermissionsBoundaryDecisionDetail: boundary,
      ResourceSpecificResults: z
        .array(
          z.object({
            EvalResourceDecision: z.string().optional(),
            PermissionsBoundaryDecisionDetail: boundary,
          }),
        )
        .optional(),
    }),
  ),
  IsTruncated: z.boolean().optional(),
  Marker: z.string().optional(),
})
type Result = z.infer<typeof reply>['EvaluationResults'][number]

export const permissions = defineFact({
  name: 'permissions',
  asking: msg('Simulating what the administrator may do'),
  needs: ['principal', 'caller'],
  permissions: ['iam:SimulatePrincipalPolicy'],
  async read({ aws }, { principal, caller }) {
    if (isForeign(principal, caller)) throw elsewhere(principal, caller)
    // The root user cannot be simulated; nothing but a service control policy can refuse it.
    if (principal.kind === 'root') return { simulated: false, why: 'root' }
    // Resources multiply with actions, so that each resource is a call of its own.
    const asked = adminPermissions(caller.partition)
    const resources = [...new Set(asked.map(each => each.resource))]
    const results = await Promise.all(
      resources.map(resource => {
        const actions = asked.filter(each => each.resource === resource).map(each => each.action)
        return simulate(aws, principal, actions, resource)
      }),
    )
    return { simulated: true, results: results.flat() }
  },
})

/** IAM simulates principals of the caller's own account, and would take another's root user for ours. */
function isForeign({ arn, accountId }: Principal, caller: Caller): boolean {
  return accountId !== caller.accountId || parseArn(arn)?.partition !== caller.partition
}

function elsewhere({ arn }: Principal, { accountId: own, partition }: Caller): CallFailed {
  const message = msg(
    '{arn} can be judged with credentials of its own account alone; these are of account {own} in {partition}',
    { arn, own, partition },
  )
  const outcome = {
    state: 'failed',
    kind: 'elsewhere',
    retryable: false,
    message,
    aws: '',
    from: [],
  } as const
  return new CallFailed(outcome, 'Elsewhere', undefined)
}

/** What IAM says of some actions of one principal on one resource ('*': on any). */
export async function simulate(
  aws: Aws,
  { arn: PolicySourceArn, accountId }: Pick<Principal, 'arn' | 'accountId'>,
  ActionNames: string[],
  resource: string,
): Promise<readonly SimulatedAction[]> {
  const call = { where: { action: 'iam:SimulatePrincipalPolicy', region: aws.home }, from: aws.from }
  const items = await allPages(async Marker => {
    const answer = await aws.on('iam', aws.home).send(
      new SimulatePrincipalPolicyCommand({
        PolicySourceArn,
        ActionNames,
        ResourceArns: resource === '*' ? undefined : [resourceIn(accountId, resource)],
        MaxItems: 1_000,
        Marker,
      }),
    )
    const page = parseReply(reply, answer, call.where, call.from)
    return { items: page.EvaluationResults, next: page.IsTruncated ? page.Marker : undefined }
  }, call)
  const answered = new Map(items.map(item => [item.EvalActionName.toLowerCase(), item]))
  return ActionNames.map(action => judged(action, resource, answered.get(action.toLowerCase())))
}

function judged(action: string, resource: string, result: Result | undefined): SimulatedAction {
  // EvalDecision may speak of the ARN's template; what holds for the resource stands in its own results.
  const specific = result?.ResourceSpecificResults?.[0]
  const word = (resource === '*' ? undefined : specific?.EvalResourceDecision) ?? result?.EvalDecision
  const allowedBy = result?.PermissionsBoundaryDecisionDetail ?? specific?.PermissionsBoundaryDecisionDetail
  return {
    action,
    resource,
    decision: word === 'allowed' || word === 'implicitDeny' || word === 'explicitDeny' ? word : 'unknown',
    allowedByOrganization: result?.OrganizationsDecisionDetail?.AllowedByOrganizations ?? null,
    allowedByBoundary: allowedBy?.AllowedByPermissionsBoundary ?? null,
  }
}
