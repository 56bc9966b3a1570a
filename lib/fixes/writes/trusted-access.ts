import {
  EnableAWSServiceAccessCommand,
  ListAWSServiceAccessForOrganizationCommand,
} from '@aws-sdk/client-organizations'
import { z } from 'zod'
import { allPages, parseReply } from '@/lib/facts/pages'
import type { Write } from './write'

const parameters = z.object({ ServicePrincipal: z.string() })
const reply = z.object({
  EnabledServicePrincipals: z.array(z.object({ ServicePrincipal: z.string() })),
  NextToken: z.string().optional(),
})

export const enableServiceAccess: Write = {
  async read(aws, { resource }) {
    const action = 'organizations:ListAWSServiceAccessForOrganization'
    const call = { where: { action, region: aws.home }, from: aws.from }
    const trusted = await allPages(async NextToken => {
      const answer = await aws
        .on('organizations', aws.home)
        .send(new ListAWSServiceAccessForOrganizationCommand({ MaxResults: 20, NextToken }))
      const page = parseReply(reply, answer, call.where, call.from)
      return { items: page.EnabledServicePrincipals, next: page.NextToken }
    }, call)
    return trusted.some(({ ServicePrincipal }) => ServicePrincipal === resource) ? 'trusted' : 'not trusted'
  },
  same: (one, other) => one === other,
  send: (aws, write) =>
    aws
      .on('organizations', aws.home)
      .send(new EnableAWSServiceAccessCommand(parameters.parse(write.parameters))),
}
