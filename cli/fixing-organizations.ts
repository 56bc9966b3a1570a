import type { Organization } from '@/lib/demo'
import { company, type Spec } from '@/lib/demo/builders/company'
import { expected } from '@/lib/demo/builders/expectation'
import { baseline, baselineWithoutManagedApps, kiro } from '@/lib/demo/builders/key-policies'
import { readingActions } from '@/lib/demo/builders/reading-actions'
import type { Principal } from '@/lib/demo/organization'

function tested(name: string, account: string, more: Partial<Spec>): Organization {
  return company({
    name,
    title: name,
    story: 'One that is only tested.',
    domain: `${name}.example`,
    region: 'eu-central-1',
    account,
    administrator: 'ada',
    people: ['Ada Quist', 'Bo Lind'],
    expect: expected('not-ready'),
    ...more,
  })
}

function trustingOnly(services: readonly string[], data: Organization): Organization {
  return data.organization
    ? { ...data, organization: { ...data.organization, trustedAccess: services } }
    : data
}

/** As the connect page grants them to the role that fixes. */
const writingActions = [
  'kms:PutKeyPolicy',
  'kms:EnableKey',
  'kms:CancelKeyDeletion',
  'iam:CreateServiceLinkedRole',
  'organizations:EnableAWSServiceAccess',
  'sso:CreateInstance',
]
const nobodyEnables = {
  Sid: 'NobodyEnables',
  Effect: 'Deny',
  Principal: '*',
  Action: 'kms:EnableKey',
  Resource: '*',
}

const trust = { accounts: ['111100000019'], externalId: 'kiro-readiness-two-roles' }

function withRoles(roles: readonly Principal[], data: Organization): Organization {
  const accounts = data.accounts.map(each => ({ ...each, principals: [...each.principals, ...roles] }))
  return { ...data, accounts }
}

/** Organizations that need what none of the published ones does. For tests. */
export const mendable = {
  /** Somebody took sso.amazonaws.com away from the services that the organization trusts. */
  untrusted: trustingOnly(
    ['user-subscriptions.amazonaws.com'],
    tested('untrusted', '111100000011', { teams: [{ name: 'Everybody', members: ['Bo Lind'] }] }),
  ),
  /** The key is to be deleted in thirty days. */
  doomed: tested('doomed', '111100000012', {
    key: { policy: ids => [...baseline(ids), ...kiro(ids)], state: 'PendingDeletion' },
  }),
  disabled: tested('disabled', '111100000013', {
    key: { policy: ids => [...baseline(ids), ...kiro(ids)], state: 'Disabled' },
  }),
  /** Its policy lets nobody enable it. */
  guarded: tested('guarded', '111100000020', {
    key: { policy: ids => [...baseline(ids), ...kiro(ids), nobodyEnables], state: 'Disabled' },
  }),
  /** In no organization, and without an instance. */
  alone: tested('alone', '111100000014', { standalone: true, noInstance: true, people: [] }),
  /** An ordinary member of an organization that has no instance. */
  member: tested('member', '111100000015', {
    noInstance: true,
    people: [],
    member: { account: '111100000016', title: 'A member' },
  }),
  /** Neither the primary key nor its replica lets Kiro in: two writes. */
  twoKeys: tested('two-keys', '111100000017', {
    replicas: ['us-east-1'],
    key: { policy: baselineWithoutManagedApps },
  }),
  /** Without the service-linked role of user subscriptions. */
  roleless: tested('roleless', '111100000018', { serviceLinkedRoles: ['sso.amazonaws.com'] }),
  /** A server that may do nothing but assume the two roles of the connect page. */
  twoRoles: withRoles(
    [
      { kind: 'role', name: 'KiroReadinessRead', path: '/', allow: readingActions, trust },
      { kind: 'role', name: 'KiroReadinessFix', path: '/', allow: writingActions, trust },
      { kind: 'role', name: 'SomeOtherFixer', path: '/security/', allow: writingActions, trust },
    ],
    tested('two-roles', '111100000019', {
      key: { policy: baselineWithoutManagedApps },
      caller: { kind: 'user', name: 'kiro-readiness', path: '/', allow: ['sts:AssumeRole'] },
    }),
  ),
} as const satisfies Readonly<Record<string, Organization>>
