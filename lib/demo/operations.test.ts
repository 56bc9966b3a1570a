import { ListRegionsCommand as ListAccountRegions } from '@aws-sdk/client-account'
import * as iam from '@aws-sdk/client-iam'
import * as store from '@aws-sdk/client-identitystore'
import * as kms from '@aws-sdk/client-kms'
import * as org from '@aws-sdk/client-organizations'
import * as sso from '@aws-sdk/client-sso-admin'
import * as sts from '@aws-sdk/client-sts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Demo, startDemo } from '.'
import { clientsOf, instanceIn, refusal } from './sdk'

let demo: Demo
beforeAll(async () => {
  demo = await startDemo()
})
afterAll(() => demo.close())

const to = (organization: string) => clientsOf(demo, organization)
const keyOf = async (clients: ReturnType<typeof to>) => {
  const { InstanceArn } = await instanceIn(clients)
  const { EncryptionConfigurationDetails } = await clients.sso.send(
    new sso.DescribeInstanceCommand({ InstanceArn }),
  )
  return EncryptionConfigurationDetails?.KmsKeyArn ?? ''
}

describe('Identity Center', () => {
  test('tells an instance, its Regions and its key', async () => {
    const clients = to('replicated')
    const { InstanceArn, CreatedDate, Regions, PrimaryRegion } = await instanceIn(clients)
    expect(CreatedDate).toBeInstanceOf(Date)
    expect(PrimaryRegion).toBe('eu-west-1')
    expect(Regions).toMatchObject([
      { RegionName: 'eu-west-1', Status: 'ACTIVE', IsPrimaryRegion: true },
      { RegionName: 'us-east-1', IsPrimaryRegion: false },
    ])
    const described = await clients.sso.send(new sso.DescribeInstanceCommand({ InstanceArn }))
    expect(described).toMatchObject({
      InstanceArn,
      PermissionSetsEnabled: true,
      EncryptionConfigurationDetails: { KeyType: 'CUSTOMER_MANAGED_KEY', EncryptionStatus: 'ENABLED' },
    })
    const listed = await clients.sso.send(new sso.ListRegionsCommand({ InstanceArn }))
    expect(listed.Regions).toEqual(Regions)
    const one = await clients.sso.send(
      new sso.DescribeRegionCommand({ InstanceArn, RegionName: 'us-east-1' }),
    )
    expect(one.AddedDate).toBeInstanceOf(Date)
  })

  test('shows a replicated instance in both of its Regions and nowhere else', async () => {
    const seen = await Promise.all(
      ['eu-west-1', 'us-east-1', 'eu-central-1'].map(async region => {
        const { Instances } = await clientsOf(demo, 'replicated', { region }).sso.send(
          new sso.ListInstancesCommand({}),
        )
        return Instances?.map(each => each.InstanceArn)
      }),
    )
    expect(seen[0]).toHaveLength(1)
    expect(seen[1]).toEqual(seen[0])
    expect(seen[2]).toEqual([])
  })

  test('lists Kiro’s two applications and who is assigned', async () => {
    const clients = to('external-idp')
    const { InstanceArn } = await instanceIn(clients)
    const { Applications } = await clients.sso.send(new sso.ListApplicationsCommand({ InstanceArn }))
    expect(Applications?.map(each => each.Name)).toEqual([
      'KiroProfile-us-east-1',
      'Kiro Sign-In - KiroProfile-us-east-1',
    ])
    const ApplicationArn = Applications?.[0]?.ApplicationArn
    const one = await clients.sso.send(new sso.DescribeApplicationCommand({ ApplicationArn }))
    expect(one.Name).toBe('KiroProfile-us-east-1')
    const { ApplicationAssignments } = await clients.sso.send(
      new sso.ListApplicationAssignmentsCommand({ ApplicationArn }),
    )
    expect(ApplicationAssignments).toMatchObject([{ ApplicationArn, PrincipalType: 'GROUP' }])
    const issuers = await clients.sso.send(new sso.ListTrustedTokenIssuersCommand({ InstanceArn }))
    expect(issuers.TrustedTokenIssuers).toEqual([])
  })
})

describe('Identity Store', () => {
  test('knows people by position, name, e-mail, external id and id', async () => {
    const { identitystore, ...rest } = to('external-idp')
    const { IdentityStoreId } = await instanceIn(rest)
    const { Users } = await identitystore.send(new store.ListUsersCommand({ IdentityStoreId }))
    const user = Users?.[2]
    expect(user).toMatchObject({
      DisplayName: 'Hana Vejvodová',
      UserName: 'hana.vejvodova@vellum-aero.example',
    })
    expect(user?.CreatedAt).toBeInstanceOf(Date)
    const ask = (AlternateIdentifier: store.AlternateIdentifier) =>
      identitystore.send(new store.GetUserIdCommand({ IdentityStoreId, AlternateIdentifier }))
    const [ExternalId] = user?.ExternalIds ?? []
    const found = await Promise.all([
      ask({ UniqueAttribute: { AttributePath: 'userName', AttributeValue: user?.UserName } }),
      ask({
        UniqueAttribute: {
          AttributePath: 'emails.value',
          AttributeValue: 'HANA.VEJVODOVA@vellum-aero.example',
        },
      }),
      ask({ ExternalId: ExternalId ?? { Issuer: '', Id: '' } }),
    ])
    expect(new Set(found.map(each => each.UserId))).toEqual(new Set([user?.UserId]))
    const { $metadata: _, ...described } = await identitystore.send(
      new store.DescribeUserCommand({ IdentityStoreId, UserId: user?.UserId }),
    )
    expect({ ...described, UpdatedAt: user?.UpdatedAt }).toEqual(user)
    const filtered = await identitystore.send(
      new store.ListUsersCommand({
        IdentityStoreId,
        Filters: [{ AttributePath: 'UserName', AttributeValue: user?.UserName }],
      }),
    )
    expect(filtered.Users?.map(each => each.UserId)).toEqual([user?.UserId])
  })

  test('knows groups, who is in them, and since when as the clock stands', async () => {
    const { identitystore, ...rest } = to('external-idp')
    const { IdentityStoreId } = await instanceIn(rest)
    const { Groups } = await identitystore.send(new store.ListGroupsCommand({ IdentityStoreId }))
    const { GroupId } = await identitystore.send(
      new store.GetGroupIdCommand({
        IdentityStoreId,
        AlternateIdentifier: {
          UniqueAttribute: { AttributePath: 'displayName', AttributeValue: 'kiro developers' },
        },
      }),
    )
    expect(GroupId).toBe(Groups?.[0]?.GroupId)
    const group = await identitystore.send(new store.DescribeGroupCommand({ IdentityStoreId, GroupId }))
    expect(group.Description).toBe('Subscribed to Kiro')
    const { GroupMemberships = [] } = await identitystore.send(
      new store.ListGroupMembershipsCommand({ IdentityStoreId, GroupId }),
    )
    const hoursIn = GroupMemberships.map(each => (Date.now() - Number(each.CreatedAt)) / 3_600_000)
    expect(hoursIn.filter(hours => hours < 24)).toHaveLength(2)
    expect(Math.min(...hoursIn)).toBeCloseTo(3, 1)
    const back = await identitystore.send(
      new store.ListGroupMembershipsForMemberCommand({
        IdentityStoreId,
        MemberId: GroupMemberships[0]?.MemberId,
      }),
    )
    expect(back.GroupMemberships?.map(each => each.GroupId)).toContain(GroupId)
  })
})

describe('KMS', () => {
  test('tells a key, its policy, aliases and tags', async () => {
    const clients = to('cmk-ready')
    const KeyId = await keyOf(clients)
    const { KeyMetadata } = await clients.kms.send(new kms.DescribeKeyCommand({ KeyId }))
    expect(KeyMetadata).toMatchObject({
      Arn: KeyId,
      KeyState: 'Enabled',
      KeySpec: 'SYMMETRIC_DEFAULT',
      MultiRegion: false,
    })
    const { Policy, PolicyName } = await clients.kms.send(new kms.GetKeyPolicyCommand({ KeyId }))
    expect(PolicyName).toBe('default')
    expect(JSON.parse(Policy ?? '').Statement).toHaveLength(7)
    const { Aliases } = await clients.kms.send(new kms.ListAliasesCommand({ KeyId }))
    expect(Aliases).toMatchObject([{ AliasName: 'alias/identity-center' }])
    const { Tags } = await clients.kms.send(new kms.ListResourceTagsCommand({ KeyId }))
    expect(Tags).toContainEqual({ TagKey: 'owner', TagValue: 'identity' })
    const byAlias = await clients.kms.send(new kms.DescribeKeyCommand({ KeyId: 'alias/identity-center' }))
    expect(byAlias.KeyMetadata?.Arn).toBe(KeyId)
  })

  test('tells aliases to whom IAM lets, whatever the key’s policy says, and in its own account alone', async () => {
    const clients = to('cmk-ready')
    const KeyId = await keyOf(clients)
    const { Policy = '' } = await clients.kms.send(new kms.GetKeyPolicyCommand({ KeyId }))
    const document = JSON.parse(Policy)
    const [first] = document.Statement
    const narrow = { ...first, Action: ['kms:PutKeyPolicy', 'kms:DescribeKey'] }
    const narrowed = JSON.stringify({ ...document, Statement: [narrow, ...document.Statement.slice(1)] })
    await clients.kms.send(new kms.PutKeyPolicyCommand({ KeyId, Policy: narrowed }))
    const { Aliases } = await clients.kms.send(new kms.ListAliasesCommand({ KeyId }))
    await clients.kms.send(new kms.PutKeyPolicyCommand({ KeyId, Policy }))
    expect(Aliases).toHaveLength(1)

    const delegated = to('delegated-admin')
    const theirs = await refusal(
      delegated.kms.send(new kms.ListAliasesCommand({ KeyId: await keyOf(delegated) })),
    )
    expect(theirs.name).toBe('AccessDeniedException')
  })

  test('tells when a key is to be deleted, until that is cancelled', async () => {
    const clients = to('cmk-ready')
    const KeyId = await keyOf(clients)
    const stateOf = async () => {
      const { KeyMetadata } = await clients.kms.send(new kms.DescribeKeyCommand({ KeyId }))
      return [KeyMetadata?.KeyState, KeyMetadata?.DeletionDate instanceof Date]
    }
    await clients.kms.send(new kms.ScheduleKeyDeletionCommand({ KeyId }))
    const scheduled = await stateOf()
    await clients.kms.send(new kms.CancelKeyDeletionCommand({ KeyId }))
    const cancelled = await stateOf()
    await clients.kms.send(new kms.EnableKeyCommand({ KeyId }))
    expect([scheduled, cancelled, await stateOf()]).toEqual([
      ['PendingDeletion', true],
      ['Disabled', false],
      ['Enabled', false],
    ])
  })

  test('tells a multi-Region key’s primary and replicas from either end', async () => {
    const KeyId = await keyOf(to('replicated'))
    const replica = KeyId.replace('eu-west-1', 'us-east-1')
    const there = clientsOf(demo, 'replicated', { region: 'us-east-1' })
    const { KeyMetadata } = await there.kms.send(new kms.DescribeKeyCommand({ KeyId: replica }))
    expect(KeyMetadata?.MultiRegionConfiguration).toEqual({
      MultiRegionKeyType: 'REPLICA',
      PrimaryKey: { Arn: KeyId, Region: 'eu-west-1' },
      ReplicaKeys: [{ Arn: replica, Region: 'us-east-1' }],
    })
  })
})

test('IAM tells the role behind a session, and simulates it', async () => {
  const clients = to('ready')
  const { Arn = '', Account, UserId } = await clients.sts.send(new sts.GetCallerIdentityCommand({}))
  expect(Account).toBe('111122223333')
  const RoleName = Arn.split('/')[1]
  const { Role } = await clients.iam.send(new iam.GetRoleCommand({ RoleName }))
  expect(Role?.Path).toBe('/aws-reserved/sso.amazonaws.com/us-east-1/')
  expect(UserId).toContain(Role?.RoleId)
  expect(Role?.CreateDate).toBeInstanceOf(Date)
  const { EvaluationResults } = await clients.iam.send(
    new iam.SimulatePrincipalPolicyCommand({
      PolicySourceArn: Role?.Arn,
      ActionNames: ['q:CreateAssignment', 'iam:CreateServiceLinkedRole'],
      ResourceArns: ['arn:aws:iam::111122223333:role/x'],
      ContextEntries: [
        { ContextKeyName: 'aws:RequestedRegion', ContextKeyValues: ['us-east-1'], ContextKeyType: 'string' },
      ],
    }),
  )
  expect(EvaluationResults).toMatchObject([
    { EvalActionName: 'q:CreateAssignment', EvalResourceName: '*', EvalDecision: 'allowed' },
    {
      EvalResourceName: 'arn:aws:iam::${Account}:role/${RoleNameWithPath}',
      ResourceSpecificResults: [
        { EvalResourceName: 'arn:aws:iam::111122223333:role/x', EvalResourceDecision: 'allowed' },
      ],
    },
  ])
})

test('IAM lists roles under a path, and makes a service-linked one that stays', async () => {
  const { iam: client } = to('no-instance')
  const under = () => client.send(new iam.ListRolesCommand({ PathPrefix: '/aws-service-role/' }))
  expect((await under()).Roles?.map(role => role.RoleName)).toEqual(['AWSServiceRoleForSSO'])
  const AWSServiceName = 'user-subscriptions.amazonaws.com'
  const { Role } = await client.send(new iam.CreateServiceLinkedRoleCommand({ AWSServiceName }))
  expect(Role?.RoleName).toBe('AWSServiceRoleForUserSubscriptions')
  expect((await under()).Roles).toHaveLength(2)
  const got = await client.send(new iam.GetRoleCommand({ RoleName: Role?.RoleName }))
  expect(got.Role?.Arn).toBe(Role?.Arn)
})

test('Organizations tells the organization, its delegates and its trusted access', async () => {
  const { organizations } = to('delegated-admin')
  const { Organization } = await organizations.send(new org.DescribeOrganizationCommand({}))
  expect(Organization).toMatchObject({ FeatureSet: 'ALL', MasterAccountId: '181818181818' })
  const delegates = await organizations.send(
    new org.ListDelegatedAdministratorsCommand({ ServicePrincipal: 'sso.amazonaws.com' }),
  )
  expect(delegates.DelegatedAdministrators).toMatchObject([{ Id: '191919191919', Status: 'ACTIVE' }])
  const access = await organizations.send(new org.ListAWSServiceAccessForOrganizationCommand({}))
  expect(access.EnabledServicePrincipals?.map(each => each.ServicePrincipal)).toContain('sso.amazonaws.com')
})

test('trusted access that is enabled stays enabled', async () => {
  const { organizations } = to('ready')
  await organizations.send(new org.EnableAWSServiceAccessCommand({ ServicePrincipal: 'q.amazonaws.com' }))
  const access = await organizations.send(new org.ListAWSServiceAccessForOrganizationCommand({}))
  expect(access.EnabledServicePrincipals?.map(each => each.ServicePrincipal)).toContain('q.amazonaws.com')
})

test.each([
  ['ready', 34, 'ap-southeast-3', 'DISABLED'],
  ['opt-in-region', 34, 'ap-southeast-3', 'ENABLED'],
  ['govcloud', 2, 'us-gov-east-1', 'ENABLED_BY_DEFAULT'],
])('Account lists the Regions of %s', async (organization, count, RegionName, RegionOptStatus) => {
  const { Regions } = await to(organization).account.send(new ListAccountRegions({}))
  expect(Regions).toHaveLength(count)
  expect(Regions).toContainEqual({ RegionName, RegionOptStatus })
})
