import type { Message } from '@/lib/message'

/** One answer of AWS: which call, where, when (ISO 8601) and how long it took (milliseconds). */
export type Provenance = {
  readonly service: string
  readonly operation: string
  readonly region: string
  readonly requestId: string | null
  readonly at: string
  readonly ms: number
}

/** What a fact settled as. An absence that AWS reports as a normal answer is a known value. */
export type Settled<V> = Known<V> | Unsettled
export type Unsettled = Denied | Failed | Blocked

export type Known<V> = { readonly state: 'known'; readonly value: V; readonly from: readonly Provenance[] }

export type Denied = {
  readonly state: 'denied'
  /** Who refused: an IAM policy, a service control policy that AWS's own message names, or the KMS key's policy. */
  readonly by: 'iam' | 'scp' | 'kms'
  /** The IAM action that was refused, such as `sso:ListInstances`. */
  readonly action: string
  readonly message: Message
  /** What AWS wrote, clipped. */
  readonly aws: string
  readonly from: readonly Provenance[]
}

export type Failed = {
  readonly state: 'failed'
  readonly kind: FailureKind
  readonly retryable: boolean
  readonly message: Message
  readonly aws: string
  readonly from: readonly Provenance[]
}

export type FailureKind =
  | 'credentials' // AWS does not know the keys here
  | 'expired' // the session behind the keys is over
  | 'throttled'
  | 'unavailable' // 5xx, or an answer that is no AWS answer
  | 'network' // reset, refused, no name
  | 'timeout' // no answer in the time a call has
  | 'deadline' // the run's time was up
  | 'malformed' // AWS answered, but not in the shape that its model promises
  | 'key' // the KMS key behind the data is disabled, gone or in a state that refuses
  | 'elsewhere' // only credentials of another account can read it
  | 'rejected' // AWS refused the request as invalid
  | 'interrupted' // the server that asked ended before the answer was kept
  | 'bug'

/** The fact that this one needs did not settle as known; `cause` is the first that failed. */
export type Blocked = {
  readonly state: 'blocked'
  readonly on: FactName
  readonly cause: Denied | Failed
}

export type FactName = keyof FactValues

export interface FactValues {
  caller: Caller
  /** The IAM principal whose permissions are judged: the administrator named, else the caller's own. */
  principal: Principal
  regions: EnabledRegions
  instances: Instances
  /** Of the judged instance; null where there is none. */
  'instance-details': InstanceDetails | null
  /** null: the account is in no organization. */
  organization: Organization | null
  'delegated-administrators': VisibleFromHere<readonly string[]>
  'trusted-access': VisibleFromHere<readonly string[]>
  /** null: no instance, or an AWS owned key. */
  key: Key | null
  'key-policies': KeyPolicies | null
  /** Of the key that encrypts the instance, in its primary Region: value by name. */
  'key-tags': Readonly<Record<string, string>> | null
  /** null: no instance. */
  users: Users | null
  groups: Groups | null
  /** The people and groups named in the hints; null: none named, or no instance. */
  subscribers: Subscribers | null
  applications: Applications | null
  /** Who is assigned to Kiro's applications, and who joined these groups lately; null: no instance. */
  'kiro-assignments': KiroAssignments | null
  'service-linked-roles': ServiceLinkedRoles
  permissions: Permissions
}

export type Partition = 'aws' | 'aws-us-gov'

export type Caller = {
  readonly accountId: string
  readonly arn: string
  readonly userId: string
  readonly partition: string
  readonly kind: 'root' | 'user' | 'assumed-role' | 'federated-user' | 'other'
  /** The name of the user, or of the role behind the session, without its path. */
  readonly name: string
}

export type Principal = {
  readonly kind: 'root' | 'user' | 'role' | 'other'
  /** With the path, as IAM knows it: `arn:aws:iam::111122223333:role/aws-reserved/…/Name`. */
  readonly arn: string
  readonly accountId: string
  readonly named: boolean
}

export type EnabledRegions = { readonly enabled: readonly string[]; readonly optedIn: readonly string[] }

export type Instances = {
  readonly found: readonly Instance[]
  /** The instance that every other fact is about: the one chosen by hint, else the best (see lib/facts/instances.ts). */
  /** null: there is none, or the one that the person named is not among those found. */
  readonly judged: Instance | null
  readonly chosenBy: 'only' | 'hint' | 'rank' | 'none'
  readonly asked: readonly string[]
  /** Regions where it is not known whether there is an instance. */
  readonly refused: readonly { readonly region: string; readonly why: Denied | Failed }[]
}

export type Instance = {
  readonly arn: string
  /** `ssoins-…`, the last part of the ARN. */
  readonly id: string
  readonly identityStoreId: string
  readonly identityStoreArn: string
  readonly ownerAccountId: string
  readonly name: string | null
  /** ACTIVE, CREATE_IN_PROGRESS, CREATE_FAILED, DELETE_IN_PROGRESS, or a word that is new since. */
  readonly status: string
  readonly statusReason: string | null
  readonly primaryRegion: string
  readonly regions: readonly { readonly name: string; readonly status: string; readonly primary: boolean }[]
  readonly foundIn: readonly string[]
}

export type InstanceDetails = {
  /** AWS_OWNED_KMS_KEY, CUSTOMER_MANAGED_KEY, or a word that is new since. */
  readonly keyType: string
  readonly keyArn: string | null
  /** UPDATING, ENABLED, UPDATE_FAILED, or a word that is new since. */
  readonly encryptionStatus: string
  readonly encryptionStatusReason: string | null
  readonly permissionSetsEnabled: boolean | null
}

export type Organization = {
  readonly id: string
  readonly managementAccountId: string
  /** ALL or CONSOLIDATED_BILLING. */
  readonly featureSet: string
}

/** What only the management account or a delegated administrator may list is not visible from an ordinary member. */
export type VisibleFromHere<V> =
  | { readonly visible: true; readonly value: V }
  | { readonly visible: false; readonly why: 'member-account' }

export type Key = {
  readonly arn: string
  readonly id: string
  readonly accountId: string
  readonly region: string
  /** Creating, Enabled, Disabled, PendingDeletion, PendingImport, PendingReplicaDeletion, Unavailable, Updating, … */
  readonly state: string
  readonly spec: string
  readonly usage: string
  /** AWS or CUSTOMER. */
  readonly manager: string
  readonly origin: string | null
  readonly deletionDate: string | null
  readonly multiRegion: {
    readonly type: 'PRIMARY' | 'REPLICA'
    readonly primary: { readonly arn: string; readonly region: string }
    readonly replicas: readonly { readonly arn: string; readonly region: string }[]
  } | null
}

export type KeyPolicies = {
  /** Of the key that encrypts the instance, in its primary Region: the exact text that KMS returned. */
  readonly primary: { readonly keyArn: string; readonly region: string; readonly text: string }
  readonly replicas: readonly {
    readonly keyArn: string
    readonly region: string
    readonly policy: { readonly state: 'read'; readonly text: string } | Denied | Failed
  }[]
}

export type Person = {
  readonly id: string
  readonly userName: string
  readonly displayName: string | null
  readonly email: string | null
  readonly enabled: boolean
}

/** How many, and a few of them. */
export type SomePeople = { readonly count: number; readonly sample: readonly Person[] }

/** A bounded look: at most 300 people; `capped` says that there are more. */
export type Users = {
  readonly seen: number
  readonly capped: boolean
  /** Enabled, and with an e-mail address. */
  readonly reachable: SomePeople
  readonly withoutEmail: SomePeople
  readonly disabled: SomePeople
  readonly external: ExternalSource
  /** ISO 8601. */
  readonly newestUpdate: string | null
}

/** Hints of an external identity provider: issuers named in ExternalIds, and whether SCIM created anything. */
export type ExternalSource = {
  readonly issuers: readonly string[]
  readonly scim: boolean
  readonly count: number
}

export type Groups = {
  readonly seen: number
  readonly capped: boolean
  readonly sample: readonly { readonly id: string; readonly name: string }[]
  readonly external: ExternalSource
  readonly newestUpdate: string | null
}

export type Subscribers = {
  readonly people: readonly (Person & { readonly asked: string })[]
  readonly groups: readonly {
    readonly asked: string
    readonly id: string
    readonly members: number
    readonly capped: boolean
  }[]
  readonly missing: readonly string[]
}

export type Application = {
  readonly arn: string
  readonly name: string
  readonly status: string
  readonly accountId: string | null
  readonly createdAt: string | null
}

export type Applications = {
  readonly seen: number
  readonly capped: boolean
  /** Those whose name is one that Kiro (or, before it, Amazon Q) gives. */
  readonly kiro: readonly (Application & {
    readonly product: 'kiro' | 'kiro-sign-in' | 'amazon-q'
    readonly profileRegion: string | null
  })[]
}

export type KiroAssignments = {
  readonly applications: number
  readonly users: number
  readonly groups: readonly {
    readonly id: string
    readonly name: string | null
    readonly recent: readonly {
      readonly userId: string
      readonly name: string | null
      readonly joinedAt: string
    }[]
    readonly capped: boolean
  }[]
  readonly capped: boolean
}

export type ServiceLinkedRoles = { readonly userSubscriptions: boolean; readonly amazonQDeveloper: boolean }

export type Permissions =
  | { readonly simulated: false; readonly why: 'root' }
  | { readonly simulated: true; readonly results: readonly SimulatedAction[] }

export type SimulatedAction = {
  readonly action: string
  readonly resource: string
  readonly decision: 'allowed' | 'implicitDeny' | 'explicitDeny' | 'unknown'
  /** false: a service control policy may refuse this; null: no organization had a say. */
  readonly allowedByOrganization: boolean | null
  /** false: the permissions boundary does not allow it; null: there is none. */
  readonly allowedByBoundary: boolean | null
}
