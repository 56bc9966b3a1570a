import type { Answer, CheckId, Verdict } from '@/lib/report/model'
import type { Fault } from './faults'

/** A day that stays, or one that moves with the clock, so that "three hours ago" is true on every answer. */
export type Moment = string | { readonly hoursAgo: number }

/** One organization of the demo AWS, as data. Nothing here is ever written to. */
export type Organization = {
  readonly name: string
  readonly title: string
  readonly story: string
  readonly partition: Partition
  /** The Region that its administrator has configured. */
  readonly region: string
  readonly caller: { readonly account: string; readonly principal: string }
  readonly hints?: Hints
  /** null: a standalone account. */
  readonly organization: OrganizationsData | null
  readonly accounts: readonly Account[]
  readonly instances: readonly Instance[]
  readonly keys: readonly Key[]
  readonly faults?: readonly Fault[]
  /** Where set, Identity Center and Identity Store each take this many requests a second and Region. */
  readonly requestsPerSecond?: number
  readonly expect: Expectation
}

export type Partition = 'aws' | 'aws-us-gov'

export type Hints = {
  readonly region?: string
  readonly profileRegion?: string
  readonly administrator?: string
  readonly subscribe?: readonly string[]
}

export type Expectation = {
  readonly answer: Answer
  readonly findings: Readonly<Record<CheckId, Verdict>>
  /** What the terminal's `check` exits with. */
  readonly exit: 0 | 1 | 3
}

export type OrganizationsData = {
  readonly id: string
  readonly management: string
  readonly features: 'ALL' | 'CONSOLIDATED_BILLING'
  readonly trustedAccess: readonly string[]
  readonly delegated: readonly { readonly service: string; readonly account: string }[]
}

export type Account = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly optedIn: readonly string[]
  readonly principals: readonly Principal[]
  /** The services whose service-linked role exists. */
  readonly serviceLinkedRoles: readonly string[]
}

/** Who may do what is written down here, pattern by pattern: the demo never evaluates a policy for it. */
export type Principal = {
  readonly kind: 'role' | 'user' | 'root'
  readonly name: string
  readonly path: string
  /** The session's name, where the principal is a role that somebody has assumed. */
  readonly session?: string
  /** Action patterns, `*` as in IAM. */
  readonly allow: readonly string[]
  /** Where an action is allowed on some resources only: the action, and a pattern of their ARNs. */
  readonly only?: Readonly<Record<string, string>>
  readonly deny?: readonly string[]
  /** Where set, only these actions pass the permissions boundary. */
  readonly boundary?: readonly string[]
  /** Refused by a service control policy. */
  readonly scpDenied?: readonly string[]
  /** Who may assume it. */
  readonly trust?: { readonly accounts: readonly string[]; readonly externalId?: string }
}

export type Instance = {
  readonly arn: string
  readonly name?: string
  readonly identityStoreId: string
  readonly owner: string
  readonly status: 'CREATE_IN_PROGRESS' | 'CREATE_FAILED' | 'DELETE_IN_PROGRESS' | 'ACTIVE'
  readonly statusReason?: string
  readonly created: Moment
  readonly primaryRegion: string
  readonly regions: readonly InstanceRegion[]
  readonly encryption: Encryption
  readonly permissionSets: boolean
  /** Accounts other than the owner that see it. */
  readonly visibleTo: readonly string[]
  readonly directory: Directory
  readonly applications: readonly Application[]
}

export type InstanceRegion = {
  readonly name: string
  readonly status: 'ACTIVE' | 'ADDING' | 'REMOVING'
  readonly added: Moment
}

export type Encryption =
  | { readonly keyType: 'AWS_OWNED_KMS_KEY' }
  | {
      readonly keyType: 'CUSTOMER_MANAGED_KEY'
      readonly keyArn: string
      readonly status: 'UPDATING' | 'ENABLED' | 'UPDATE_FAILED'
      readonly statusReason?: string
    }

export type Application = {
  readonly id: string
  readonly name: string
  readonly provider: string
  readonly account: string
  readonly created: Moment
  readonly assignments: readonly { readonly type: 'USER' | 'GROUP'; readonly id: string }[]
}

export type Key = {
  readonly id: string
  readonly account: string
  readonly region: string
  readonly description: string
  readonly created: Moment
  readonly state: 'Enabled' | 'Disabled' | 'PendingDeletion'
  /** The other keys of a multi-Region key, by Region; the primary's Region first. */
  readonly multiRegion?: readonly string[]
  readonly aliases: readonly string[]
  readonly tags: Readonly<Record<string, string>>
  /** The text exactly as it was put. */
  readonly policy: string
}

/** A list that need not exist as a whole: a directory of 100,000 people is asked by position. */
export type Roster<T> = {
  readonly size: number
  at(index: number): T | undefined
  byId(id: string): T | undefined
  /** `value` as AWS compares it, without regard to case. */
  by(attribute: Attribute, value: string): T | undefined
}
export type Attribute = 'userName' | 'emails.value' | 'displayName' | 'externalId'

export type Directory = {
  readonly users: Roster<User>
  readonly groups: Roster<Group>
  members(groupId: string): Roster<Membership>
  groupsOf(userId: string): readonly Membership[]
}

type Kept = {
  readonly id: string
  readonly external?: { readonly issuer: string; readonly id: string }
  readonly created: Moment
  readonly createdBy: string
  readonly updated: Moment
}

export type User = Kept & {
  readonly userName: string
  readonly given: string
  readonly family: string
  readonly displayName: string
  readonly email: string | null
  readonly status: 'ENABLED' | 'DISABLED'
}

export type Group = Kept & { readonly displayName: string; readonly description?: string }

export type Membership = {
  readonly id: string
  readonly groupId: string
  readonly userId: string
  readonly created: Moment
  readonly createdBy: string
}
