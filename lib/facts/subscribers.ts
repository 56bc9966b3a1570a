import {
  DescribeUserCommand,
  GetGroupIdCommand,
  GetUserIdCommand,
  ListGroupMembershipsCommand,
} from '@aws-sdk/client-identitystore'
import { z } from 'zod'
import type { Aws } from '@/lib/aws/caller'
import { CallFailed } from '@/lib/aws/errors'
import { msg } from '@/lib/message'
import { defineFact } from './fact'
import type { Instance, Subscribers } from './model'
import { parseReply } from './pages'
import { PAGE, person, userShape } from './people'

const userId = z.object({ UserId: z.string() })
const groupId = z.object({ GroupId: z.string() })
const memberships = z.object({
  GroupMemberships: z.array(z.object({ MemberId: z.object({ UserId: z.string() }) })),
  NextToken: z.string().optional(),
})

const GROUP = 'group:'

export const subscribers = defineFact({
  name: 'subscribers',
  asking: msg('Looking up the people to subscribe'),
  needs: ['instances'],
  permissions: [
    'identitystore:GetUserId',
    'identitystore:DescribeUser',
    'identitystore:GetGroupId',
    'identitystore:ListGroupMemberships',
    'kms:Decrypt',
  ],
  async read({ aws, hints }, { instances: { judged } }) {
    const names = [...new Set(hints.subscribe ?? [])]
    if (!judged || names.length === 0) return null
    const found = await Promise.all(
      names.map(asked =>
        asked.startsWith(GROUP) ? findGroup(aws, judged, asked) : findPerson(aws, judged, asked),
      ),
    )
    return {
      people: found.flatMap(each => (each && 'userName' in each ? [each] : [])),
      groups: found.flatMap(each => (each && 'members' in each ? [each] : [])),
      missing: names.filter((_, index) => found[index] === null),
    }
  },
})

/** By e-mail address where it is one, else by user name. */
async function findPerson(
  aws: Aws,
  store: Instance,
  asked: string,
): Promise<Subscribers['people'][number] | null> {
  const region = store.primaryRegion
  const AttributePath = asked.includes('@') ? 'emails.value' : 'userName'
  const id =
    (await lookUp(aws, store, asked, AttributePath)) ??
    // Many directories use the e-mail address as the user name and keep no e-mail attribute.
    (AttributePath === 'emails.value' ? await lookUp(aws, store, asked, 'userName') : null)
  if (id === null) return null
  const answer = await aws
    .on('identitystore', region)
    .send(new DescribeUserCommand({ IdentityStoreId: store.identityStoreId, UserId: id }))
  const where = { action: 'identitystore:DescribeUser', region }
  return { ...person(parseReply(userShape, answer, where, aws.from)), asked }
}

async function lookUp(
  aws: Aws,
  store: Instance,
  name: string,
  AttributePath: string,
): Promise<string | null> {
  return unlessMissing(async () => {
    const answer = await aws.on('identitystore', store.primaryRegion).send(
      new GetUserIdCommand({
        IdentityStoreId: store.identityStoreId,
        AlternateIdentifier: { UniqueAttribute: { AttributePath, AttributeValue: name } },
      }),
    )
    const where = { action: 'identitystore:GetUserId', region: store.primaryRegion }
    return parseReply(userId, answer, where, aws.from).UserId
  })
}

async function findGroup(
  aws: Aws,
  store: Instance,
  asked: string,
): Promise<Subscribers['groups'][number] | null> {
  const region = store.primaryRegion
  const IdentityStoreId = store.identityStoreId
  const id = await unlessMissing(async () => {
    const answer = await aws.on('identitystore', region).send(
      new GetGroupIdCommand({
        IdentityStoreId,
        AlternateIdentifier: {
          UniqueAttribute: { AttributePath: 'displayName', AttributeValue: asked.slice(GROUP.length) },
        },
      }),
    )
    return parseReply(groupId, answer, { action: 'identitystore:GetGroupId', region }, aws.from).GroupId
  })
  if (id === null) return null
  const answer = await aws
    .on('identitystore', region)
    .send(new ListGroupMembershipsCommand({ IdentityStoreId, GroupId: id, MaxResults: PAGE }))
  const where = { action: 'identitystore:ListGroupMemberships', region }
  const { GroupMemberships, NextToken } = parseReply(memberships, answer, where, aws.from)
  return { asked, id, members: GroupMemberships.length, capped: NextToken !== undefined }
}

async function unlessMissing(read: () => Promise<string>): Promise<string | null> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof CallFailed && error.code === 'ResourceNotFoundException' && !isKey(error))
      return null
    throw error
  }
}

/** A key that is gone is spelled as a missing resource too, and means something else. */
function isKey({ outcome }: CallFailed): boolean {
  return outcome.state === 'failed' && outcome.kind === 'key'
}
