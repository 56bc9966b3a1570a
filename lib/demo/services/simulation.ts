import { type Permission, permission } from '../authorize'
import type { Call, Fields } from '../call'
import { AwsError, noSuchEntity } from '../errors'
import { page } from '../paging'
import { principalArn } from '../world'

type Input = {
  PolicySourceArn: string
  ActionNames: readonly string[]
  ResourceArns?: readonly string[] | undefined
  ResourcePolicy?: string | undefined
  MaxItems: number
  Marker?: string | undefined
}

/** The simulator answers from the principal's own lists, never from a policy: the judge is not its own witness. */
export function simulate(call: Call, input: Input): Fields {
  const { PolicySourceArn, ActionNames, ResourceArns, MaxItems, Marker } = input
  const { company } = call
  const { partition, organization } = company.data
  const source = /^arn:(aws[\w-]*):iam::(\d{12}):(user|role|group)\/(.+)$/.exec(PolicySourceArn)
  if (!source || source[1] !== partition)
    throw new AwsError(
      'InvalidInputException',
      `Invalid Entity Arn: ${PolicySourceArn} does not clearly define entity type and name.`,
    )
  const wrong = ActionNames.find(action => !/^[\w-]+:[\w*?]+$/.test(action))
  if (wrong !== undefined) throw new AwsError('InvalidInputException', `Invalid Action: ${wrong}`)
  if (input.ResourcePolicy !== undefined && source[3] !== 'user')
    throw new AwsError('InvalidInputException', 'ResourcePolicy is not supported for IAM roles.')

  // IAM sees the caller's own account only.
  const { account } = call.identity
  const principal = account.principals.find(
    each => principalArn(partition, account.id, each) === PolicySourceArn,
  )
  if (!principal || source[2] !== account.id)
    throw noSuchEntity(`The ${source[3]} ${PolicySourceArn} cannot be found.`)

  const underScp = organization !== null && organization.management !== account.id
  const { items, next } = page(call, [...new Set(ActionNames)], {
    of: `${PolicySourceArn} ${ActionNames.join()}`,
    token: Marker,
    size: MaxItems,
  })
  return {
    EvaluationResults: items.map(action => {
      const on = ResourceArns?.length ? ResourceArns : ['*']
      const answers = on.map(resource => ({ resource, answer: permission(principal, action, resource) }))
      // One word for all resources: the first that is not allowed decides it.
      const answer = answers.find(each => each.answer !== 'allowed')?.answer ?? 'allowed'
      return {
        EvalActionName: action,
        EvalResourceName: ResourceArns?.length ? template(action, partition) : '*',
        EvalDecision: decision(answer),
        MatchedStatements: matched(answer),
        MissingContextValues: [],
        ...(underScp && { OrganizationsDecisionDetail: { AllowedByOrganizations: answer !== 'scp' } }),
        ...boundary(principal.boundary !== undefined, answer),
        ...(ResourceArns?.length && {
          ResourceSpecificResults: answers.map(each => ({
            EvalResourceName: each.resource,
            EvalResourceDecision: decision(each.answer),
            MatchedStatements: matched(each.answer),
            MissingContextValues: [],
            ...boundary(principal.boundary !== undefined, each.answer),
          })),
        }),
      }
    }),
    IsTruncated: next !== undefined,
    Marker: next,
  }
}

function decision(answer: Permission): string {
  if (answer === 'allowed') return 'allowed'
  // That a Deny in an SCP shows as explicitDeny is assumed [A]; its statement never shows.
  return answer === 'denied' || answer === 'scp' ? 'explicitDeny' : 'implicitDeny'
}

function matched(answer: Permission): readonly Fields[] {
  if (answer !== 'allowed' && answer !== 'denied') return []
  return [
    {
      SourcePolicyId: answer === 'allowed' ? 'AdministratorAccess' : 'Guardrails',
      SourcePolicyType: 'IAM Policy',
      StartPosition: { Line: 3, Column: 17 },
      EndPosition: { Line: 8, Column: 6 },
    },
  ]
}

function boundary(set: boolean, answer: Permission): Fields {
  return set
    ? { PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: answer !== 'boundary' } }
    : {}
}

/** Where resources are named, the top level tells the ARN template of the resource type, or `*`. */
function template(action: string, partition: string): string {
  if (/^iam:.*Role/.test(action)) return `arn:${partition}:iam::\${Account}:role/\${RoleNameWithPath}`
  if (action.startsWith('kms:') && !action.startsWith('kms:List'))
    return `arn:${partition}:kms:\${Region}:\${Account}:key/\${KeyId}`
  return '*'
}
