import { ListGroupsCommand } from '@aws-sdk/client-identitystore'
import { z } from 'zod'
import { msg } from '@/lib/message'
import { defineFact } from './fact'
import { pages } from './pages'
import { externalSource, groupShape, MOST_PAGES, newest, PAGE } from './people'

const reply = z.object({ Groups: z.array(groupShape), NextToken: z.string().optional() })

export const groups = defineFact({
  name: 'groups',
  asking: msg('Looking at the groups'),
  needs: ['instances'],
  permissions: ['identitystore:ListGroups', 'kms:Decrypt'],
  async read({ aws }, { instances: { judged } }) {
    if (!judged) return null
    const { items, capped } = await pages(MOST_PAGES, async NextToken => {
      const page = reply.parse(
        await aws
          .on('identitystore', judged.primaryRegion)
          .send(
            new ListGroupsCommand({ IdentityStoreId: judged.identityStoreId, MaxResults: PAGE, NextToken }),
          ),
      )
      return { items: page.Groups, next: page.NextToken }
    })
    return {
      seen: items.length,
      capped,
      sample: items.map(group => ({ id: group.GroupId, name: group.DisplayName ?? group.GroupId })),
      external: externalSource(items),
      newestUpdate: newest(items),
    }
  },
})
