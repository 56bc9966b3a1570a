import { z } from 'zod'
import { operation } from '../call'
import { accessDenied } from '../errors'
import { page } from '../paging'
import { regionsOf } from '../regions'

const statuses = ['ENABLED', 'ENABLING', 'DISABLING', 'DISABLED', 'ENABLED_BY_DEFAULT'] as const

export const account = {
  ListRegions: operation({
    action: 'account:ListRegions',
    input: z.object({
      AccountId: z
        .string()
        .regex(/^\d{12}$/, String.raw`Member must satisfy regular expression pattern: ^\d{12}$`)
        .optional(),
      MaxResults: z.number().int().min(1).max(50).optional(),
      NextToken: z.string().max(1000).optional(),
      RegionOptStatusContains: z.array(z.enum(statuses)).optional(),
    }),
    resource: ({ company, identity }) =>
      `arn:${company.data.partition}:account::${identity.account.id}:account`,
    answer(call, { AccountId, MaxResults, NextToken, RegionOptStatusContains: wanted }) {
      const { company, identity } = call
      // One's own id is refused in the management account, and another's needs trusted access [I].
      if (AccountId !== undefined)
        throw accessDenied(
          AccountId === company.data.organization?.management
            ? 'The management account can only be managed using the standalone context from the management account.'
            : `User: ${identity.arn} is not authorized to perform: account:ListRegions`,
        )
      const all = regionsOf(company.data.partition, identity.account)
      const chosen = wanted?.length ? all.filter(({ status }) => wanted.includes(status)) : all
      // The size of a page that names none is not documented; 50, the largest, is taken here [A].
      const { items, next } = page(call, chosen, { of: '', token: NextToken, size: MaxResults ?? 50 })
      return {
        Regions: items.map(({ name, status }) => ({ RegionName: name, RegionOptStatus: status })),
        NextToken: next,
      }
    },
  }),
}
