import { applications } from './applications'
import { caller } from './caller'
import { delegatedAdministrators } from './delegated-administrators'
import type { AnyFact } from './fact'
import { groups } from './groups'
import { instanceDetails } from './instance-details'
import { instances } from './instances'
import { key } from './key'
import { keyPolicies } from './key-policies'
import { keyTags } from './key-tags'
import { kiroAssignments } from './kiro-assignments'
import type { FactName } from './model'
import { organization } from './organization'
import { permissions } from './permissions'
import { principal } from './principal'
import { regions } from './regions'
import { serviceLinkedRoles } from './service-linked-roles'
import { subscribers } from './subscribers'
import { trustedAccess } from './trusted-access'
import { users } from './users'

/** Every read that the program makes. */
export const facts: { readonly [N in FactName]: AnyFact } = {
  caller,
  principal,
  regions,
  instances,
  'instance-details': instanceDetails,
  organization,
  'delegated-administrators': delegatedAdministrators,
  'trusted-access': trustedAccess,
  key,
  'key-policies': keyPolicies,
  'key-tags': keyTags,
  users,
  groups,
  subscribers,
  applications,
  'kiro-assignments': kiroAssignments,
  'service-linked-roles': serviceLinkedRoles,
  permissions,
}
