import { ListRegionsCommand } from '@aws-sdk/client-account'
import { z } from 'zod'
import { msg } from '@/lib/message'
import { defineFact } from './fact'
import { allPages } from './pages'

const reply = z.object({
  Regions: z.array(z.object({ RegionName: z.string(), RegionOptStatus: z.string() })),
  NextToken: z.string().optional(),
})

export const regions = defineFact({
  name: 'regions',
  asking: msg('Asking which Regions the account has enabled'),
  needs: [],
  permissions: ['account:ListRegions'],
  async read({ aws }) {
    // AccountId stays out: the management account may not name its own.
    const items = await allPages(async NextToken => {
      const page = reply.parse(
        await aws.on('account', aws.home).send(
          new ListRegionsCommand({
            MaxResults: 50,
            RegionOptStatusContains: ['ENABLED', 'ENABLED_BY_DEFAULT', 'ENABLING'],
            NextToken,
          }),
        ),
      )
      return { items: page.Regions, next: page.NextToken }
    })
    return {
      enabled: items.map(region => region.RegionName),
      optedIn: items
        .filter(region => region.RegionOptStatus !== 'ENABLED_BY_DEFAULT')
        .map(region => region.RegionName),
    }
  },
})
