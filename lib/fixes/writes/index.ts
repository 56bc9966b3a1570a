import type { WriteOperation } from '../plan'
import { createInstance } from './account-instance'
import { putKeyPolicy } from './key-policy'
import { cancelKeyDeletion, enableKey } from './key-state'
import { createServiceLinkedRole } from './service-linked-role'
import { enableServiceAccess } from './trusted-access'
import type { Write } from './write'

/** Every call that writes to AWS. */
export const writes: Readonly<Record<WriteOperation, Write>> = {
  'kms:PutKeyPolicy': putKeyPolicy,
  'kms:EnableKey': enableKey,
  'kms:CancelKeyDeletion': cancelKeyDeletion,
  'iam:CreateServiceLinkedRole': createServiceLinkedRole,
  'organizations:EnableAWSServiceAccess': enableServiceAccess,
  'sso:CreateInstance': createInstance,
}
