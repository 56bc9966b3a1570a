import { iamId, secret } from './ids'
import type { Account, Instance, Key, Organization, Partition, Principal } from './organization'

/** Everything that one server remembers. What is written stays here; the organizations' data is only read. */
export type World = {
  readonly now: () => Date
  readonly companies: ReadonlyMap<string, Company>
  /** By access key id. */
  readonly identities: Map<string, Identity>
  readonly reserialisePolicies: boolean
  readonly creation: Creation
}

/** How a new instance comes to be: AWS goes through CREATE_IN_PROGRESS; for how long is not documented [A]. */
export type Creation = {
  /** So many times it is listed before it is as it ends. */
  readonly listings: number
  readonly ends: 'ACTIVE' | 'CREATE_FAILED'
}

export type Company = {
  readonly data: Organization
  /** By ARN. */
  readonly keys: Map<string, KeyState>
  readonly instances: Instance[]
  /** By ARN: how often an instance that is being created is still to be listed as that. */
  readonly creating: Map<string, number>
  readonly serviceLinkedRoles: ServiceLinkedRole[]
  /** Service principal → since when. */
  readonly trustedAccess: Map<string, Date>
}

export type KeyState = {
  readonly data: Key
  readonly arn: string
  policy: string
  state: Key['state']
  deletion?: { readonly date: Date; readonly days: number }
}

export type ServiceLinkedRole = {
  readonly account: string
  readonly service: string
  readonly name: string
  readonly created: Date
}

export type Identity = {
  readonly company: Company
  readonly account: Account
  readonly principal: Principal
  /** As sts:GetCallerIdentity tells it. */
  readonly arn: string
  readonly userId: string
  readonly credentials: Credentials
  readonly expires?: Date
}

export type Credentials = {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

const since = new Date('2025-09-02T08:14:00Z')

export function createWorld(
  organizations: readonly Organization[],
  now: () => Date,
  { reserialisePolicies, creation }: Pick<World, 'reserialisePolicies' | 'creation'>,
): World {
  const companies = new Map(organizations.map(data => [data.name, open(data, now())]))
  const identities = new Map<string, Identity>()
  for (const company of companies.values())
    for (const account of company.data.accounts)
      for (const principal of account.principals) {
        const identity = identify(company, account, principal)
        identities.set(identity.credentials.accessKeyId, identity)
      }
  return { now, companies, identities, reserialisePolicies, creation }
}

function open(data: Organization, now: Date): Company {
  const keys = data.keys.map((key): [string, KeyState] => {
    const arn = keyArn(data.partition, key)
    const { policy, state } = key
    return [
      arn,
      {
        data: key,
        arn,
        policy,
        state,
        ...(state === 'PendingDeletion' && { deletion: deletionIn(MOST_DAYS, now) }),
      },
    ]
  })
  return {
    data,
    keys: new Map(keys),
    instances: [...data.instances],
    creating: new Map(),
    serviceLinkedRoles: data.accounts.flatMap(({ id, serviceLinkedRoles }) =>
      serviceLinkedRoles.map(service => serviceLinkedRole(id, service, since)),
    ),
    trustedAccess: new Map(data.organization?.trustedAccess.map(service => [service, since])),
  }
}

/** A key is deleted 7 to 30 days after that was asked for; 30 where nobody said [D]. */
export const MOST_DAYS = 30

export function deletionIn(days: number, now: Date): NonNullable<KeyState['deletion']> {
  return { date: new Date(now.getTime() + days * 86_400_000), days }
}

export function keyArn(partition: Partition, key: Pick<Key, 'region' | 'account' | 'id'>): string {
  return `arn:${partition}:kms:${key.region}:${key.account}:key/${key.id}`
}

const linkedRoleNames: Readonly<Record<string, string>> = {
  'q.amazonaws.com': 'AWSServiceRoleForAmazonQDeveloper',
  'sso.amazonaws.com': 'AWSServiceRoleForSSO',
  'user-subscriptions.amazonaws.com': 'AWSServiceRoleForUserSubscriptions',
}

export const mayHaveLinkedRole = (service: string) => Object.hasOwn(linkedRoleNames, service)

export function serviceLinkedRole(account: string, service: string, created: Date): ServiceLinkedRole {
  return { account, service, name: linkedRoleNames[service] ?? service, created }
}

export function principalArn(partition: Partition, account: string, principal: Principal): string {
  const of = `arn:${partition}:iam::${account}`
  return principal.kind === 'root'
    ? `${of}:root`
    : `${of}:${principal.kind}${principal.path}${principal.name}`
}

/** Temporary keys (ASIA…) for a role's session, long-lived ones (AKIA…) for a user and for root. */
export function identify(
  company: Company,
  account: Account,
  principal: Principal,
  session = principal.session ?? 'session',
  grant = '',
): Identity {
  const { name, partition } = company.data
  const seed = [name, account.id, principal.name, session, grant].join('/')
  if (principal.kind !== 'role')
    return {
      company,
      account,
      principal,
      arn: principalArn(partition, account.id, principal),
      userId: principal.kind === 'root' ? account.id : principalId(company, account.id, principal),
      credentials: { accessKeyId: iamId('AKIA', seed), secretAccessKey: secret(seed) },
    }
  return {
    company,
    account,
    principal,
    arn: `arn:${partition}:sts::${account.id}:assumed-role/${principal.name}/${session}`,
    userId: `${principalId(company, account.id, principal)}:${session}`,
    credentials: {
      accessKeyId: iamId('ASIA', seed),
      secretAccessKey: secret(seed),
      sessionToken: secret(`${seed}/session`, 360),
    },
  }
}

export function principalId(company: Company, account: string, { kind, name }: Principal): string {
  return iamId(kind === 'role' ? 'AROA' : 'AIDA', `${company.data.name}/${account}/${name}`)
}
