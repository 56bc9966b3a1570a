import { randomBytes } from 'node:crypto'
import { readingPolicy } from '@/lib/facts/reading-policy'
import { fixingPolicy } from './fixing-policy'

/** A role in the account to be checked, for one principal and one server. */
export type Role = {
  readonly name: string
  readonly about: string
  /** Of the inline policy. */
  readonly policyName: string
  readonly policy: Policy
  readonly trust: Policy
}

export type Policy = { readonly Version: string; readonly Statement: readonly object[] }

export type Wanted = {
  /** Who may assume it: an ARN. */
  readonly principal: string
  readonly externalId: string
  /** Also a role that may apply fixes. */
  readonly fixes: boolean
}

/** The role that reads and, where it is wanted, the one that fixes: two, so that reading never writes. */
export function rolesFor({ principal, externalId, fixes }: Wanted): readonly Role[] {
  const trust = trustIn(principal, externalId)
  const reading: Role = {
    name: 'KiroReadinessRead',
    about: 'Kiro Readiness reads what it checks with this role',
    policyName: 'KiroReadinessRead',
    policy: JSON.parse(readingPolicy()),
    trust,
  }
  const fixing: Role = {
    name: 'KiroReadinessFix',
    about: 'Kiro Readiness applies fixes that a person confirmed with this role',
    policyName: 'KiroReadinessFix',
    policy: fixingPolicy(),
    trust,
  }
  return fixes ? [reading, fixing] : [reading]
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html */
function trustIn(principal: string, externalId: string): Policy {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: principal },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'sts:ExternalId': externalId } },
      },
    ],
  }
}

/** 128 random bits: it keeps others who may use the same principal from pointing it at this account. */
export function newExternalId(): string {
  return `kiro-readiness-${randomBytes(16).toString('hex')}`
}
