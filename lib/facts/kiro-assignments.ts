import { DescribeUserCommand, ListGroupMembershipsCommand } from '@aws-sdk/client-identitystore'
import { ListApplicationAssignmentsCommand } from '@aws-sdk/client-sso-admin'
import { z } from 'zod'
import type { Aws } from '@/lib/aws/caller'
import { CallFailed } from '@/lib/aws/errors'
import { msg } from '@/lib/message'
import { type Context, defineFact } from './fact'
import type { Application, Instance, KiroAssignments } from './model'
import { pages, parseReply } from './pages'
import { PAGE, person, userShape } from './people'

// An assignee of a kind that is new may hold people who joined; a member without a time may be one of them.
const assignments = z.object({
  ApplicationAssignments: z.array(
    z.object({ PrincipalId: z.string(), PrincipalType: z.enum(['USER', 'GROUP']) }),
  ),
  NextToken: z.string().optional(),
})
const memberships = z.object({
  GroupMemberships: z.array(z.object({ MemberId: z.object({ UserId: z.string() }), CreatedAt: z.date() })),
  NextToken: z.string().optional(),
})

/** Kiro's applications, groups and pages of members that one run looks at. */
const MOST = { applications: 4, groups: 5, pages: 3, names: 10 }
/** A membership can take so long to reach Kiro (kiro.dev, group sync delay). */
const HOURS = 24

export const kiroAssignments = defineFact({
  name: 'kiro-assignments',
  asking: msg('Asking who joined a subscribed group lately'),
  needs: ['instances', 'applications'],
  alongside: ['groups'],
  permissions: [
    'sso:ListApplicationAssignments',
    'identitystore:ListGroupMemberships',
    'identitystore:DescribeUser',
    'kms:Decrypt',
  ],
  async read(context, { instances: { judged }, applications }, { groups }) {
    if (!judged || !applications) return null
    // Amazon Q's own application gives nobody a Kiro subscription.
    const ofKiro = applications.kiro.filter(each => each.product !== 'amazon-q')
    const asked = ofKiro.slice(0, MOST.applications)
    const lists = await Promise.all(asked.map(each => assignedTo(context.aws, judged, each)))
    const assigned = lists.flatMap(list => list.assigned)
    const groupIds = [...new Set(assigned.filter(each => each.group).map(each => each.id))]
    const members = await Promise.all(
      groupIds.slice(0, MOST.groups).map(id => recentMembers(context, judged, id)),
    )
    const listed = groupIds.length > 0 ? await groups : undefined
    const nameOf = (id: string) =>
      (listed?.state === 'known' && listed.value?.sample.find(group => group.id === id)?.name) || null
    return {
      applications: asked.length,
      users: new Set(assigned.filter(each => !each.group).map(each => each.id)).size,
      groups: members.map(group => ({ ...group, name: nameOf(group.id) })),
      capped:
        ofKiro.length > asked.length || groupIds.length > MOST.groups || lists.some(list => list.capped),
    }
  },
})

async function assignedTo(aws: Aws, { primaryRegion: region }: Instance, { arn }: Application) {
  const { items, capped } = await pages(MOST.pages, async NextToken => {
    const answer = await aws
      .on('sso', region)
      .send(new ListApplicationAssignmentsCommand({ ApplicationArn: arn, MaxResults: PAGE, NextToken }))
    const where = { action: 'sso:ListApplicationAssignments', region }
    const page = parseReply(assignments, answer, where, aws.from)
    return { items: page.ApplicationAssignments, next: page.NextToken }
  })
  return {
    capped,
    assigned: items.map(item => ({ id: item.PrincipalId, group: item.PrincipalType === 'GROUP' })),
  }
}

type Group = Omit<KiroAssignments['groups'][number], 'name'>

async function recentMembers({ aws, now }: Context, store: Instance, id: string): Promise<Group> {
  const region = store.primaryRegion
  const { items, capped } = await pages(MOST.pages, async NextToken => {
    const answer = await aws.on('identitystore', region).send(
      new ListGroupMembershipsCommand({
        IdentityStoreId: store.identityStoreId,
        GroupId: id,
        MaxResults: PAGE,
        NextToken,
      }),
    )
    const where = { action: 'identitystore:ListGroupMemberships', region }
    const page = parseReply(memberships, answer, where, aws.from)
    return { items: page.GroupMemberships, next: page.NextToken }
  })
  const since = now().getTime() - HOURS * 3_600_000
  const joined = items.flatMap(({ MemberId, CreatedAt }) =>
    CreatedAt.getTime() > since ? [{ userId: MemberId.UserId, joinedAt: CreatedAt.toISOString() }] : [],
  )
  const newestFirst = joined.sort((a, b) => b.joinedAt.localeCompare(a.joinedAt))
  const recent = await Promise.all(
    newestFirst.map(async (member, index) => ({
      ...member,
      name: index < MOST.names ? await nameOf(aws, store, member.userId) : null,
    })),
  )
  return { id, recent, capped }
}

/** A name makes the card kinder, and its absence changes no verdict: a refusal leaves the id. */
async function nameOf(aws: Aws, store: Instance, UserId: string): Promise<string | null> {
  try {
    const answer = await aws
      .on('identitystore', store.primaryRegion)
      .send(new DescribeUserCommand({ IdentityStoreId: store.identityStoreId, UserId }))
    const { displayName, userName } = person(userShape.parse(answer))
    return displayName ?? userName
  } catch (error) {
    if (error instanceof CallFailed || error instanceof z.ZodError) return null
    throw error
  }
}
