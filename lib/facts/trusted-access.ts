import { ListAWSServiceAccessForOrganizationCommand } from '@aws-sdk/client-organizations'
import { z } from 'zod'
import { msg } from '@/lib/message'
import { defineFact } from './fact'
import { allPages } from './pages'
import { visibleFrom } from './visible'

const reply = z.object({
  EnabledServicePrincipals: z.array(z.object({ ServicePrincipal: z.string() })),
  NextToken: z.string().optional(),
})

export const trustedAccess = defineFact({
  name: 'trusted-access',
  asking: msg('Asking which services the organization trusts'),
  needs: ['caller', 'organization'],
  permissions: ['organizations:ListAWSServiceAccessForOrganization'],
  read: ({ aws }, { caller, organization }) =>
    visibleFrom<readonly string[]>(caller, organization, [], async () => {
      const items = await allPages(async NextToken => {
        const page = reply.parse(
          await aws
            .on('organizations', aws.home)
            .send(new ListAWSServiceAccessForOrganizationCommand({ MaxResults: 20, NextToken })),
        )
        return { items: page.EnabledServicePrincipals, next: page.NextToken }
      })
      return items.map(service => service.ServicePrincipal)
    }),
})
