import { DescribeOrganizationCommand } from '@aws-sdk/client-organizations'
import { z } from 'zod'
import { CallFailed } from '@/lib/aws/errors'
import { msg } from '@/lib/message'
import { defineFact } from './fact'

const reply = z.object({
  Organization: z.object({
    Id: z.string().regex(/^o-[a-z0-9]{10,32}$/),
    MasterAccountId: z.string().regex(/^\d{12}$/),
    FeatureSet: z.string(),
  }),
})

export const organization = defineFact({
  name: 'organization',
  asking: msg('Asking which organization the account is in'),
  needs: [],
  permissions: ['organizations:DescribeOrganization'],
  async read({ aws }) {
    try {
      const { Organization } = reply.parse(
        await aws.on('organizations', aws.home).send(new DescribeOrganizationCommand({})),
      )
      return {
        id: Organization.Id,
        managementAccountId: Organization.MasterAccountId,
        featureSet: Organization.FeatureSet,
      }
    } catch (error) {
      if (error instanceof CallFailed && error.code === 'AWSOrganizationsNotInUseException') return null
      throw error
    }
  },
})
