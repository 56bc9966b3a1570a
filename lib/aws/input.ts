import { partitionOf } from '@/lib/kiro/regions'
import { msg } from '@/lib/message'
import type { Target } from '@/lib/target'
import { isInstanceArn, isRegionName, parseArn } from './arn'
import type { Problem } from './problem'

/** What is wrong with what the person gave, before anything is asked of AWS; null: nothing. */
export function problemWith(target: Target): Problem | null {
  const { hints, role } = target
  for (const region of [hints.region, hints.profileRegion]) {
    if (region === undefined) continue
    if (!isRegionName(region))
      return bad(
        msg('{region} is not the name of a Region', { region }),
        msg('Region names look like eu-central-1 or us-gov-west-1.'),
      )
    if (partitionOf(region) === 'aws-cn') return notOffered(region)
  }
  if (role) {
    const arn = parseArn(role.arn)
    if (arn?.partition === 'aws-cn') return notOffered(role.arn)
    if (arn?.service !== 'iam' || !arn.resource.startsWith('role/') || arn.account.length !== 12)
      return bad(
        msg('{arn} is not the ARN of a role', { arn: role.arn }),
        msg('A role ARN looks like arn:aws:iam::111122223333:role/KiroReadinessRead.'),
      )
    if (role.externalId !== undefined && !/^[\w+=,.@:/-]{2,1224}$/.test(role.externalId))
      return bad(
        msg('The external ID has characters that AWS does not take'),
        msg('An external ID is 2 to 1,224 letters, digits or + = , . @ : / -.'),
      )
  }
  if (hints.administrator !== undefined) {
    const arn = parseArn(hints.administrator)
    if (arn?.partition === 'aws-cn') return notOffered(hints.administrator)
    if (!arn || !isPrincipal(arn.service, arn.resource))
      return bad(
        msg('{arn} is not the ARN of a user or role', { arn: hints.administrator }),
        msg(
          'A principal looks like arn:aws:iam::111122223333:role/Admin, or arn:aws:sts::111122223333:assumed-role/Admin/session.',
        ),
      )
  }
  if (hints.instanceArn !== undefined) {
    if (!isInstanceArn(hints.instanceArn))
      return bad(
        msg('{arn} is not the ARN of an Identity Center instance', { arn: hints.instanceArn }),
        msg('An instance ARN looks like arn:aws:sso:::instance/ssoins-1234567890abcdef.'),
      )
    if (parseArn(hints.instanceArn)?.partition === 'aws-cn') return notOffered(hints.instanceArn)
  }
  if (hints.subscribe && hints.subscribe.length > MOST_NAMES)
    return bad(
      msg('{count} people and groups to subscribe are more than one run looks up', {
        count: hints.subscribe.length,
      }),
      msg('Name at most {most} at a time; a group counts as one.', { most: MOST_NAMES }),
    )
  return null
}

/** One look-up each, at ten a second, must fit into a run. */
export const MOST_NAMES = 100

function isPrincipal(service: string, resource: string): boolean {
  if (service === 'iam') return /^(user|role)\/./.test(resource) || resource === 'root'
  return service === 'sts' && /^assumed-role\/[^/]+\/./.test(resource)
}

function bad(message: Problem['message'], next: Problem['next']): Problem {
  return { code: 'bad-input', message, next }
}

export function notOffered(named: string): Problem {
  return {
    code: 'not-offered',
    message: msg('{named} is in the China partition, and Kiro is not offered there', { named }),
    next: msg('Use an account in the aws or aws-us-gov partition.'),
  }
}
