import { ListRegionsCommand } from '@aws-sdk/client-account'
import { ListRolesCommand } from '@aws-sdk/client-iam'
import * as store from '@aws-sdk/client-identitystore'
import { ListAliasesCommand } from '@aws-sdk/client-kms'
import { ListDelegatedAdministratorsCommand } from '@aws-sdk/client-organizations'
import * as sso from '@aws-sdk/client-sso-admin'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Demo, startDemo } from '.'
import { clientsOf, instanceIn, refusal } from './sdk'

let demo: Demo
let clients: ReturnType<typeof clientsOf>
let IdentityStoreId: string
let InstanceArn: string
beforeAll(async () => {
  demo = await startDemo({ organizations: ['large', 'ready'] })
  clients = clientsOf(demo, 'large')
  ;({ IdentityStoreId, InstanceArn } = await instanceIn(clients))
})
afterAll(() => demo.close())

const bad = 'no token of ours'
const user = (AttributeValue: string): store.GetUserIdRequest => ({
  IdentityStoreId,
  AlternateIdentifier: { UniqueAttribute: { AttributePath: 'userName', AttributeValue } },
})

test.each<[string, () => Promise<unknown>, string]>([
  ['101 people a page', () => people({ MaxResults: 101 }), 'ValidationException'],
  ['no people a page', () => people({ MaxResults: 0 }), 'ValidationException'],
  ['a store id of another shape', () => people({ IdentityStoreId: 'd-123' }), 'ValidationException'],
  ['a store id of nobody’s', () => people({ IdentityStoreId: 'd-0123456789' }), 'AccessDeniedException'],
  ['a token that is none', () => people({ NextToken: bad }), 'ValidationException'],
  ['two filters', () => people({ Filters: [filter('a'), filter('b')] }), 'ValidationException'],
  [
    'a filter on the e-mail',
    () => people({ Filters: [{ ...filter('a'), AttributePath: 'Emails' }] }),
    'ValidationException',
  ],
  [
    'a person that is not there',
    () => clients.identitystore.send(new store.GetUserIdCommand(user('nobody'))),
    'ResourceNotFoundException',
  ],
  [
    'an instance ARN with a Region',
    () => describeInstance('arn:aws:sso:eu-central-1::instance/ssoins-0123456789abcdef'),
    'ValidationException',
  ],
  [
    'an instance of nobody’s',
    () => describeInstance('arn:aws:sso:::instance/ssoins-0123456789abcdef'),
    'AccessDeniedException',
  ],
  [
    '101 instances a page',
    () => clients.sso.send(new sso.ListInstancesCommand({ MaxResults: 101 })),
    'ValidationException',
  ],
  [
    '51 Regions a page',
    () => clients.account.send(new ListRegionsCommand({ MaxResults: 51 })),
    'ValidationException',
  ],
  ['21 delegates a page', () => delegates({ MaxResults: 21 }), 'InvalidInputException'],
  ['a delegates token that is none', () => delegates({ NextToken: bad }), 'InvalidInputException'],
  ['1,001 roles a page', () => clients.iam.send(new ListRolesCommand({ MaxItems: 1001 })), 'ValidationError'],
  [
    '101 aliases a page',
    () => clients.kms.send(new ListAliasesCommand({ Limit: 101 })),
    'ValidationException',
  ],
  [
    'aliases of what is an alias',
    () => clients.kms.send(new ListAliasesCommand({ KeyId: 'alias/identity-center' })),
    'InvalidArnException',
  ],
  [
    'an alias marker that is none',
    () => clients.kms.send(new ListAliasesCommand({ Marker: bad })),
    'InvalidMarkerException',
  ],
])('refuses %s', async (_, ask, name) => {
  expect((await refusal(ask())).name).toBe(name)
})

const people = (input: Partial<store.ListUsersRequest>) =>
  clientsOf(demo, 'large', { maxAttempts: 5 }).identitystore.send(
    new store.ListUsersCommand({ IdentityStoreId, ...input }),
  )
const filter = (AttributeValue: string) => ({ AttributePath: 'UserName', AttributeValue })
const describeInstance = (arn: string) =>
  clients.sso.send(new sso.DescribeInstanceCommand({ InstanceArn: arn }))
const delegates = (input: object) => clients.organizations.send(new ListDelegatedAdministratorsCommand(input))

test('100 people a page, each page following the last, out of 100,000 that nobody stores', async () => {
  const first = await people({})
  const second = await people({ NextToken: first.NextToken })
  expect([first.Users?.length, second.Users?.length]).toEqual([100, 100])
  expect(second.Users?.[0]?.UserName).toBe('person-000100@continental-post.example')
  const last = await people({ Filters: [filter('person-099999@continental-post.example')] })
  expect(last.Users).toHaveLength(1)
  const none = await people({ Filters: [filter('person-100000@continental-post.example')] })
  expect(none.Users).toEqual([])
})

test('a token is good for the list that gave it, and for no other', async () => {
  const { NextToken } = await people({ MaxResults: 5 })
  const groups = clients.identitystore.send(new store.ListGroupsCommand({ IdentityStoreId, NextToken }))
  expect((await refusal(groups)).name).toBe('ValidationException')
})

test('a generated group has its twenty members, and each knows the way back', async () => {
  const { Groups } = await clients.identitystore.send(
    new store.ListGroupsCommand({ IdentityStoreId, MaxResults: 3 }),
  )
  const GroupId = Groups?.[2]?.GroupId
  const { GroupMemberships = [] } = await clients.identitystore.send(
    new store.ListGroupMembershipsCommand({ IdentityStoreId, GroupId }),
  )
  expect(GroupMemberships).toHaveLength(20)
  const MemberId = GroupMemberships[19]?.MemberId
  const back = await clients.identitystore.send(
    new store.ListGroupMembershipsForMemberCommand({ IdentityStoreId, MemberId }),
  )
  expect(back.GroupMemberships?.map(each => each.GroupId)).toEqual([GroupId])
})

test('every reply has a request id and a true date', async () => {
  const answer = await fetch(demo.endpoint)
  expect(answer.headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/)
  expect(Math.abs(Date.parse(answer.headers.get('date') ?? '') - Date.now())).toBeLessThan(5_000)
  expect(InstanceArn).toMatch(/^arn:aws:sso:::instance\/ssoins-[0-9a-f]{16}$/)
})
