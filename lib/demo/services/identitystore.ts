import { z } from 'zod'
import { at, type Call, type Fields, operation } from '../call'
import { AwsError, accessDenied } from '../errors'
import type { Attribute, Group, Instance, Membership, Roster, User } from '../organization'
import { page } from '../paging'
import { identityStoreArn, needsKey, visible } from './instances'

const guid = /^([0-9a-f]{10}-)?[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$/
const store = {
  IdentityStoreId: z
    .string()
    .regex(
      /^(d-[0-9a-f]{10}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/,
      'Member must satisfy regular expression pattern: d-[0-9a-f]{10}$|^[0-9a-f]{8}-…',
    ),
}
const id = z.string().regex(guid, 'Member must satisfy the pattern of a user or group id')
const paging = {
  MaxResults: z.number().int().min(1).max(100).default(100),
  NextToken: z.string().max(65_535).optional(),
}
/** Deprecated and still answered: one filter, one attribute. */
const filter = (attribute: string) => ({
  Filters: z
    .array(z.object({ AttributePath: z.literal(attribute), AttributeValue: z.string().min(1) }))
    .max(1, 'Member must have length less than or equal to 1')
    .optional(),
})
const alternate = z.union([
  z.object({ ExternalId: z.object({ Issuer: z.string().min(1), Id: z.string().min(1) }) }),
  z.object({ UniqueAttribute: z.object({ AttributePath: z.string(), AttributeValue: z.string() }) }),
])
type Alternate = z.infer<typeof alternate>

export const identitystore = {
  ListUsers: operation({
    action: 'identitystore:ListUsers',
    input: z.object({
      ...store,
      ...paging,
      ...filter('UserName'),
      Extensions: z.array(z.string()).optional(),
    }),
    resource: storeArn,
    answer(call, input) {
      const { users } = read(call, input).directory
      const { items, next } = list(call, users, 'userName', input)
      return { Users: items.map(each => user(call, input.IdentityStoreId, each)), NextToken: next }
    },
  }),

  ListGroups: operation({
    action: 'identitystore:ListGroups',
    input: z.object({ ...store, ...paging, ...filter('DisplayName') }),
    resource: storeArn,
    answer(call, input) {
      const { groups } = read(call, input).directory
      const { items, next } = list(call, groups, 'displayName', input)
      return { Groups: items.map(each => group(call, input.IdentityStoreId, each)), NextToken: next }
    },
  }),

  GetUserId: operation({
    action: 'identitystore:GetUserId',
    input: z.object({ ...store, AlternateIdentifier: alternate }),
    resource: storeArn,
    answer(call, input) {
      const { users } = read(call, input).directory
      const found = lookUp(users, input.AlternateIdentifier, ['userName', 'emails.value'])
      if (!found) throw notFound('USER')
      return { IdentityStoreId: input.IdentityStoreId, UserId: found.id }
    },
  }),

  GetGroupId: operation({
    action: 'identitystore:GetGroupId',
    input: z.object({ ...store, AlternateIdentifier: alternate }),
    resource: storeArn,
    answer(call, input) {
      const { groups } = read(call, input).directory
      const found = lookUp(groups, input.AlternateIdentifier, ['displayName'])
      if (!found) throw notFound('GROUP')
      return { IdentityStoreId: input.IdentityStoreId, GroupId: found.id }
    },
  }),

  DescribeUser: operation({
    action: 'identitystore:DescribeUser',
    input: z.object({ ...store, UserId: id, Extensions: z.array(z.string()).optional() }),
    resource: storeArn,
    answer(call, input) {
      const found = read(call, input).directory.users.byId(input.UserId)
      if (!found) throw notFound('USER', input.UserId)
      return user(call, input.IdentityStoreId, found)
    },
  }),

  DescribeGroup: operation({
    action: 'identitystore:DescribeGroup',
    input: z.object({ ...store, GroupId: id }),
    resource: storeArn,
    answer(call, input) {
      const found = read(call, input).directory.groups.byId(input.GroupId)
      if (!found) throw notFound('GROUP', input.GroupId)
      return group(call, input.IdentityStoreId, found)
    },
  }),

  ListGroupMemberships: operation({
    action: 'identitystore:ListGroupMemberships',
    input: z.object({ ...store, GroupId: id, ...paging }),
    resource: storeArn,
    answer(call, { IdentityStoreId, GroupId, MaxResults, NextToken }) {
      const { directory } = read(call, { IdentityStoreId })
      if (!directory.groups.byId(GroupId)) throw notFound('GROUP', GroupId)
      const of = `${IdentityStoreId} ${GroupId}`
      const { items, next } = page(call, directory.members(GroupId), {
        of,
        token: NextToken,
        size: MaxResults,
      })
      return { GroupMemberships: items.map(each => membership(call, IdentityStoreId, each)), NextToken: next }
    },
  }),

  ListGroupMembershipsForMember: operation({
    action: 'identitystore:ListGroupMembershipsForMember',
    input: z.object({ ...store, MemberId: z.object({ UserId: id }), ...paging }),
    resource: storeArn,
    answer(call, { IdentityStoreId, MemberId: { UserId }, MaxResults, NextToken }) {
      const { directory } = read(call, { IdentityStoreId })
      if (!directory.users.byId(UserId)) throw notFound('USER', UserId)
      const of = `${IdentityStoreId} ${UserId}`
      const { items, next } = page(call, directory.groupsOf(UserId), {
        of,
        token: NextToken,
        size: MaxResults,
      })
      return { GroupMemberships: items.map(each => membership(call, IdentityStoreId, each)), NextToken: next }
    },
  }),
}

type InStore = { IdentityStoreId: string }

const find = (call: Call, { IdentityStoreId }: InStore) =>
  visible(call).find(instance => instance.identityStoreId === IdentityStoreId)

function storeArn(call: Call, input: InStore): string {
  const found = find(call, input)
  if (found) return identityStoreArn(call, found)
  const { company, identity } = call
  return `arn:${company.data.partition}:identitystore::${identity.account.id}:identitystore/${input.IdentityStoreId}`
}

function read(call: Call, input: InStore): Instance {
  const found = find(call, input)
  if (!found)
    throw accessDenied(
      `User: ${call.identity.arn} is not authorized to perform: identitystore:${call.operation} on resource: ${storeArn(call, input)}`,
    )
  needsKey(call, found)
  return found
}

const notFound = (type: 'USER' | 'GROUP', ResourceId?: string) =>
  new AwsError('ResourceNotFoundException', `${type} not found.`, 400, { ResourceType: type, ResourceId })

type Listing = InStore & {
  MaxResults: number
  NextToken?: string | undefined
  Filters?: { AttributeValue: string }[] | undefined
}

function list<T>(call: Call, roster: Roster<T>, attribute: Attribute, input: Listing) {
  const wanted = input.Filters?.[0]?.AttributeValue
  const found = wanted === undefined ? undefined : roster.by(attribute, wanted)
  const source = wanted === undefined ? roster : found === undefined ? [] : [found]
  const of = `${input.IdentityStoreId} ${wanted ?? ''}`
  return page(call, source, { of, token: input.NextToken, size: input.MaxResults })
}

function lookUp<T>(roster: Roster<T>, wanted: Alternate, attributes: readonly Attribute[]): T | undefined {
  if ('ExternalId' in wanted)
    return roster.by('externalId', `${wanted.ExternalId.Issuer} ${wanted.ExternalId.Id}`)
  const { AttributePath, AttributeValue } = wanted.UniqueAttribute
  const attribute = attributes.find(each => each.toLowerCase() === AttributePath.toLowerCase())
  if (!attribute)
    throw new AwsError(
      'ValidationException',
      `${AttributePath} is not a unique attribute that can be looked up.`,
    )
  return roster.by(attribute, AttributeValue)
}

function kept(call: Call, { external, created, createdBy, updated }: User | Group): Fields {
  return {
    ExternalIds: external && [{ Issuer: external.issuer, Id: external.id }],
    CreatedAt: at(call, created),
    CreatedBy: createdBy,
    UpdatedAt: at(call, updated),
    UpdatedBy: createdBy,
  }
}

function user(call: Call, IdentityStoreId: string, each: User): Fields {
  return {
    IdentityStoreId,
    UserId: each.id,
    UserName: each.userName,
    Name: { GivenName: each.given, FamilyName: each.family },
    DisplayName: each.displayName,
    Emails: each.email === null ? undefined : [{ Value: each.email, Type: 'work', Primary: true }],
    UserStatus: each.status,
    ...kept(call, each),
  }
}

function group(call: Call, IdentityStoreId: string, each: Group): Fields {
  return {
    IdentityStoreId,
    GroupId: each.id,
    DisplayName: each.displayName,
    Description: each.description,
    ...kept(call, each),
  }
}

function membership(call: Call, IdentityStoreId: string, each: Membership): Fields {
  return {
    IdentityStoreId,
    MembershipId: each.id,
    GroupId: each.groupId,
    MemberId: { UserId: each.userId },
    CreatedAt: at(call, each.created),
    CreatedBy: each.createdBy,
    UpdatedAt: at(call, each.created),
    UpdatedBy: each.createdBy,
  }
}
