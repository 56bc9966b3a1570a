import { ListDelegatedAdministratorsCommand } from '@aws-sdk/client-organizations'
import { z } from 'zod'
import { msg } from '@/lib/message'
import { defineFact } from './fact'
import { allPages } from './pages'
import { visibleFrom } from './visible'

const reply = z.object({
  DelegatedAdministrators: z.array(z.object({ Id: z.string() })),
  NextToken: z.string().optional(),
})

export const delegatedAdministrators = defineFact({
  name: 'delegated-administrators',
  asking: msg('Asking who administers Identity Center for the organization'),
  needs: ['caller', 'organization'],
  permissions: ['organizations:ListDelegatedAdministrators'],
  read: ({ aws }, { caller, organization }) =>
    visibleFrom<readonly string[]>(caller, organization, [], async () => {
      const items = await allPages(async NextToken => {
        const page = reply.parse(
          await aws
            .on('organizations', aws.home)
            .send(
              new ListDelegatedAdministratorsCommand({ ServicePrincipal: 'sso.amazonaws.com', NextToken }),
            ),
        )
        return { items: page.DelegatedAdministrators, next: page.NextToken }
      })
      return items.map(account => account.Id)
    }),
})
