import { ListApplicationsCommand } from '@aws-sdk/client-sso-admin'
import { z } from 'zod'
import { applicationKind } from '@/lib/kiro/applications'
import { msg } from '@/lib/message'
import { defineFact } from './fact'
import { pages } from './pages'

const reply = z.object({
  Applications: z.array(
    z.object({
      ApplicationArn: z.string(),
      Name: z.string().optional(),
      Status: z.string().optional(),
      ApplicationAccount: z.string().optional(),
      CreatedDate: z.date().optional(),
    }),
  ),
  NextToken: z.string().optional(),
})

export const applications = defineFact({
  name: 'applications',
  asking: msg('Looking for a Kiro profile'),
  needs: ['instances'],
  permissions: ['sso:ListApplications'],
  async read({ aws }, { instances: { judged } }) {
    if (!judged) return null
    const { items, capped } = await pages(5, async NextToken => {
      const page = reply.parse(
        await aws
          .on('sso', judged.primaryRegion)
          .send(new ListApplicationsCommand({ InstanceArn: judged.arn, MaxResults: 100, NextToken })),
      )
      return { items: page.Applications, next: page.NextToken }
    })
    const kiro = items.flatMap(item => {
      const name = item.Name ?? ''
      const kind = applicationKind(name)
      if (!kind) return []
      return {
        ...kind,
        arn: item.ApplicationArn,
        name,
        status: item.Status ?? 'unknown',
        accountId: item.ApplicationAccount ?? null,
        createdAt: item.CreatedDate?.toISOString() ?? null,
      }
    })
    return { seen: items.length, capped, kiro }
  },
})
