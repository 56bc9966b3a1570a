import { ListUsersCommand } from '@aws-sdk/client-identitystore'
import { z } from 'zod'
import { msg } from '@/lib/message'
import { defineFact } from './fact'
import { pages } from './pages'
import { externalSource, MOST_PAGES, newest, PAGE, person, SAMPLE, userShape } from './people'

const reply = z.object({ Users: z.array(userShape), NextToken: z.string().optional() })

export const users = defineFact({
  name: 'users',
  asking: msg('Looking at the people'),
  needs: ['instances'],
  // The caller decrypts too, where a customer managed key encrypts the directory.
  permissions: ['identitystore:ListUsers', 'kms:Decrypt'],
  async read({ aws }, { instances: { judged } }) {
    if (!judged) return null
    const { items, capped } = await pages(MOST_PAGES, async NextToken => {
      const page = reply.parse(
        await aws
          .on('identitystore', judged.primaryRegion)
          .send(
            new ListUsersCommand({ IdentityStoreId: judged.identityStoreId, MaxResults: PAGE, NextToken }),
          ),
      )
      return { items: page.Users, next: page.NextToken }
    })
    const people = items.map(person)
    const some = (those: typeof people) => ({ count: those.length, sample: those.slice(0, SAMPLE) })
    return {
      seen: people.length,
      capped,
      reachable: some(people.filter(each => each.email !== null && each.enabled)),
      withoutEmail: some(people.filter(each => each.email === null)),
      disabled: some(people.filter(each => !each.enabled)),
      external: externalSource(items),
      newestUpdate: newest(items),
    }
  },
})
