import { GetRoleCommand } from '@aws-sdk/client-iam'
import { z } from 'zod'
import type { Aws } from '@/lib/aws/caller'
import { CallFailed } from '@/lib/aws/errors'
import { serviceLinkedRoles as required } from '@/lib/kiro/service-linked-roles'
import { msg } from '@/lib/message'
import { defineFact } from './fact'
import { parseReply } from './pages'

const reply = z.object({ Role: z.object({ Arn: z.string().startsWith('arn:') }) })

export const serviceLinkedRoles = defineFact({
  name: 'service-linked-roles',
  asking: msg('Looking for the service-linked roles'),
  needs: [],
  permissions: ['iam:GetRole'],
  async read({ aws }) {
    const [userSubscriptions, amazonQDeveloper] = await Promise.all([
      exists(aws, required.userSubscriptions.roleName),
      exists(aws, required.amazonQDeveloper.roleName),
    ])
    return { userSubscriptions, amazonQDeveloper }
  },
})

async function exists(aws: Aws, RoleName: string): Promise<boolean> {
  try {
    const answer = await aws.on('iam', aws.home).send(new GetRoleCommand({ RoleName }))
    parseReply(reply, answer, { action: 'iam:GetRole', region: aws.home }, aws.from)
    return true
  } catch (error) {
    if (error instanceof CallFailed && /^NoSuchEntity/.test(error.code)) return false
    throw error
  }
}
