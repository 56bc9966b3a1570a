import { serviceLinkedRoles } from '@/lib/kiro/service-linked-roles'
import { msg } from '@/lib/message'
import { standing } from '../plan'
import type { Draft, NoDraft, View } from './draft'

export async function serviceLinkedRoleDraft({ facts, account }: View): Promise<Draft | NoDraft> {
  const roles = await facts.of('service-linked-roles')
  if (roles.state !== 'known')
    return {
      none: 'person',
      says: [msg('Whether the role is there was not read, and so nothing is planned')],
    }
  const { roleName, service } = serviceLinkedRoles.userSubscriptions
  if (roles.value.userSubscriptions)
    return { none: 'nothing', says: [msg('{role} is there', { role: roleName })] }
  const arn = `arn:${account.partition}:iam::${account.id}:role/aws-service-role/${service}/${roleName}`
  return {
    title: msg('Create {role}', { role: roleName }),
    writes: [
      {
        operation: 'iam:CreateServiceLinkedRole',
        region: account.partition === 'aws-us-gov' ? 'us-gov-west-1' : 'us-east-1',
        resource: arn,
        parameters: { AWSServiceName: service },
        before: standing('not there'),
        after: standing('there'),
      },
    ],
    newlyAllows: [
      msg('{service} may do in this account what AWS’s own policy of that role allows', { service }),
    ],
    notes: [],
    risk: msg('AWS writes the role’s policy and its trust; nothing else of the account changes'),
    undo: msg('aws iam delete-service-linked-role --role-name {role}, while no subscription uses it', {
      role: roleName,
    }),
    confirm: roleName,
    holds: `role ${account.id} ${roleName}`,
    after: { 'service-linked-roles': { ...roles.value, userSubscriptions: true } },
  }
}
