import { awsAdminPermissions } from './aws-admin-permissions'
import { awsCredentials } from './aws-credentials'
import type { AnyCheck } from './check'
import { encryptionKey } from './encryption-key'
import { encryptionKeyHealth } from './encryption-key-health'
import { groupSyncDelay } from './group-sync-delay'
import { identityCenterInstance } from './identity-center-instance'
import { identityCenterKind } from './identity-center-kind'
import { identityCenterRegion } from './identity-center-region'
import { idpAdminPermission } from './idp-admin-permission'
import { keyPolicyBaseline } from './key-policy-baseline'
import { keyPolicyIdentityCenter } from './key-policy-identity-center'
import { keyPolicyIdentityStore } from './key-policy-identity-store'
import { kiroApplications } from './kiro-applications'
import { kiroProfileRegion } from './kiro-profile-region'
import { organizationGuardrails } from './organization-guardrails'
import { serviceLinkedRoles } from './service-linked-roles'
import { signInDetails } from './sign-in-details'
import { usersToSubscribe } from './users-to-subscribe'

/** The checklist, in the order in which a person walks it. */
export const checklist: readonly AnyCheck[] = [
  awsCredentials,
  identityCenterInstance,
  identityCenterKind,
  identityCenterRegion,
  kiroProfileRegion,
  usersToSubscribe,
  groupSyncDelay,
  awsAdminPermissions,
  idpAdminPermission,
  organizationGuardrails,
  serviceLinkedRoles,
  encryptionKey,
  encryptionKeyHealth,
  keyPolicyIdentityCenter,
  keyPolicyIdentityStore,
  keyPolicyBaseline,
  kiroApplications,
  signInDetails,
]
