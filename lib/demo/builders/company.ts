import type { Fault } from '../faults'
import { hex, uuid } from '../ids'
import type {
  Account,
  Application,
  Directory,
  Expectation,
  Hints,
  Instance,
  Key,
  Organization,
  Principal,
} from '../organization'
import { keyArn } from '../world'
import { directory, type Person, type Team } from './directory'
import { type Ids, policyText, type Statement } from './key-policies'
import { administrator, reader, root } from './principals'

/** What tells one organization from another; the rest is as in most. */
export type Spec = {
  readonly name: string
  readonly title: string
  readonly story: string
  /** Under `.example`, which nobody can own. */
  readonly domain: string
  readonly partition?: 'aws-us-gov'
  readonly region: string
  readonly optedIn?: readonly string[]
  /** The management account; or the only one, where `standalone`. */
  readonly account: string
  readonly standalone?: true
  /** A second account, from which the caller comes. */
  readonly member?: {
    readonly account: string
    readonly title: string
    readonly delegated?: true
    readonly seesInstance?: false
  }
  /** The signed-in person's user name. */
  readonly administrator: string
  /** Who calls, where it is not the administrator; and what the administrator's data says otherwise. */
  readonly caller?: Principal
  readonly limits?: Pick<Principal, 'boundary' | 'deny' | 'scpDenied'>
  readonly hints?: (principals: { readonly arnOf: (principal: Principal) => string }) => Hints
  readonly people?: readonly (string | Person)[]
  readonly teams?: readonly Team[]
  readonly issuer?: string
  readonly directory?: Directory
  readonly noInstance?: true
  readonly serviceLinkedRoles?: readonly string[]
  /** Further Regions of a replicated instance. */
  readonly replicas?: readonly string[]
  readonly key?: {
    readonly policy: (ids: Ids) => readonly Statement[]
    /** Of every replica. */
    readonly replicaPolicy?: (ids: Ids) => readonly Statement[]
    readonly state?: Key['state']
  }
  /** Kiro profile Region and the groups assigned to it. */
  readonly profile?: ProfileSpec
  /** Of Amazon Q Developer, before Kiro. */
  readonly amazonQ?: ProfileSpec
  readonly faults?: readonly Fault[]
  readonly requestsPerSecond?: number
  readonly expect: Expectation
}

type ProfileSpec = { readonly region: string; readonly groups: readonly string[] }

const linkedRoles = ['sso.amazonaws.com', 'user-subscriptions.amazonaws.com', 'q.amazonaws.com']
const since = '2024-09-12T07:30:00Z'

export function company(spec: Spec): Organization {
  const { name, title, story, region, member, expect, faults, requestsPerSecond } = spec
  const partition = spec.partition ?? 'aws'
  const callerAccount = member?.account ?? spec.account
  const caller = spec.caller ?? {
    ...administrator(region, name, `${spec.administrator}@${spec.domain}`),
    ...spec.limits,
  }
  const principals = [caller, reader(name, [spec.account, callerAccount]), root]
  const account = (id: string, called: string): Account => ({
    id,
    name: called,
    email: `aws+${id.slice(-4)}@${spec.domain}`,
    optedIn: spec.optedIn ?? [],
    principals: id === callerAccount ? principals : principals.slice(1),
    serviceLinkedRoles: spec.serviceLinkedRoles ?? linkedRoles,
  })
  const arnOf = ({ kind, path, name: own }: Principal) =>
    `arn:${partition}:iam::${callerAccount}:${kind}${path}${own}`
  const keys = keysOf(spec)
  return {
    name,
    title,
    story,
    partition,
    region,
    caller: { account: callerAccount, principal: caller.name },
    ...(spec.hints && { hints: spec.hints({ arnOf }) }),
    organization: spec.standalone
      ? null
      : {
          id: organizationId(spec),
          management: spec.account,
          features: 'ALL',
          trustedAccess: ['sso.amazonaws.com', 'user-subscriptions.amazonaws.com'],
          delegated: member?.delegated ? [{ service: 'sso.amazonaws.com', account: member.account }] : [],
        },
    accounts: [account(spec.account, title), ...(member ? [account(member.account, member.title)] : [])],
    instances: spec.noInstance ? [] : [instanceOf(spec, keys)],
    keys,
    ...(faults && { faults }),
    ...(requestsPerSecond && { requestsPerSecond }),
    expect,
  }
}

const organizationId = ({ name }: Spec) => `o-${hex(`${name}/organization`, 10)}`
const instanceId = ({ name }: Spec) => `ssoins-${hex(`${name}/instance`, 16)}`
const storeId = ({ name }: Spec) => `d-${hex(`${name}/store`, 10)}`

function idsOf(spec: Spec): Ids {
  const partition = spec.partition ?? 'aws'
  return {
    partition,
    region: spec.region,
    organizationId: organizationId(spec),
    administrators: [spec.account, ...(spec.member?.delegated ? [spec.member.account] : [])],
    instanceArn: `arn:${partition}:sso:::instance/${instanceId(spec)}`,
    identityStoreArn: `arn:${partition}:identitystore::${spec.account}:identitystore/${storeId(spec)}`,
  }
}

function keysOf(spec: Spec): readonly Key[] {
  const { name, key, region, replicas = [] } = spec
  if (!key) return []
  const ids = idsOf(spec)
  return [region, ...replicas].map((each, index) => ({
    id: replicas.length > 0 ? `mrk-${hex(`${name}/key`, 32)}` : uuid(`${name}/key`),
    account: spec.account,
    region: each,
    description: 'IAM Identity Center, people and groups at rest',
    created: since,
    state: key.state ?? 'Enabled',
    ...(replicas.length > 0 && { multiRegion: [region, ...replicas] }),
    aliases: ['alias/identity-center'],
    tags: { owner: 'identity', environment: 'production' },
    policy: policyText((index === 0 ? key.policy : (key.replicaPolicy ?? key.policy))(ids)),
  }))
}

function instanceOf(spec: Spec, keys: readonly Key[]): Instance {
  const { name, domain, region, member, issuer, people = [], teams = [] } = spec
  const key = keys[0]
  const partition = spec.partition ?? 'aws'
  return {
    arn: idsOf(spec).instanceArn,
    name: spec.title,
    identityStoreId: storeId(spec),
    owner: spec.account,
    status: 'ACTIVE',
    created: since,
    primaryRegion: region,
    regions: [region, ...(spec.replicas ?? [])].map(each => ({ name: each, status: 'ACTIVE', added: since })),
    encryption: key
      ? { keyType: 'CUSTOMER_MANAGED_KEY', keyArn: keyArn(partition, key), status: 'ENABLED' }
      : { keyType: 'AWS_OWNED_KMS_KEY' },
    permissionSets: !spec.standalone,
    visibleTo: member && member.seesInstance !== false ? [member.account] : [],
    directory:
      spec.directory ?? directory(people, teams, { organization: name, domain, ...(issuer && { issuer }) }),
    applications: applicationsOf(spec),
  }
}

/** Kiro makes two applications for each profile [R], Amazon Q made one. Their provider's ARN is assumed [A]. */
function applicationsOf(spec: Spec): readonly Application[] {
  const { profile, amazonQ, name } = spec
  const assigned = (groups: readonly string[]) =>
    groups.map(group => ({ type: 'GROUP' as const, id: uuid(`${name}/group/${group}`) }))
  const named = (called: string, groups: readonly string[]): Application => ({
    id: `apl-${hex(`${name}/application/${called}`, 16)}`,
    name: called,
    provider: `arn:${spec.partition ?? 'aws'}:sso::aws:applicationProvider/codewhisperer`,
    account: spec.member?.account ?? spec.account,
    created: '2026-01-20T10:05:00Z',
    assignments: assigned(groups),
  })
  const kiro = `KiroProfile-${profile?.region}`
  return [
    ...(profile ? [named(kiro, profile.groups), named(`Kiro Sign-In - ${kiro}`, [])] : []),
    ...(amazonQ ? [named(`QDevProfile-${amazonQ.region}`, amazonQ.groups)] : []),
  ]
}
