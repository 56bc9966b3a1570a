import { serviceLinkedRoles } from '@/lib/kiro/service-linked-roles'
import type { Policy } from './role'

/**
 * What fixes write, and nothing that reads (the reading role does): the policy of a key, a key that is disabled or about
 * to be deleted, the service-linked role of user subscriptions, an account instance, and trusted access.
 */
export function fixingPolicy(): Policy {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'KiroReadinessFixKeys',
        Effect: 'Allow',
        Action: ['kms:CancelKeyDeletion', 'kms:EnableKey', 'kms:PutKeyPolicy'],
        Resource: '*',
      },
      {
        Sid: 'KiroReadinessFixServiceLinkedRole',
        Effect: 'Allow',
        Action: 'iam:CreateServiceLinkedRole',
        Resource: '*',
        Condition: { StringEquals: { 'iam:AWSServiceName': serviceLinkedRoles.userSubscriptions.service } },
      },
      {
        Sid: 'KiroReadinessFixIdentityCenter',
        Effect: 'Allow',
        Action: ['organizations:EnableAWSServiceAccess', 'sso:CreateInstance'],
        Resource: '*',
      },
    ],
  }
}
