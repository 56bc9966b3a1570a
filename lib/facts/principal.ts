import { GetRoleCommand } from '@aws-sdk/client-iam'
import { z } from 'zod'
import { parseArn } from '@/lib/aws/arn'
import { msg } from '@/lib/message'
import { defineFact } from './fact'
import type { Principal } from './model'

const reply = z.object({ Role: z.object({ Arn: z.string().startsWith('arn:') }) })

export const principal = defineFact({
  name: 'principal',
  asking: msg('Finding the IAM principal behind the caller'),
  needs: ['caller'],
  permissions: ['iam:GetRole'],
  async read({ aws, hints }, { caller }) {
    const named = hints.administrator !== undefined
    const arn = hints.administrator ?? caller.arn
    const parsed = parseArn(arn)
    const accountId = parsed?.account ?? caller.accountId
    const [type, roleName] = (parsed?.resource ?? '').split('/')
    const is = (kind: Principal['kind'], its = arn): Principal => ({ kind, arn: its, accountId, named })

    if (parsed?.resource === 'root') return is('root')
    if (parsed?.service === 'iam' && type === 'user') return is('user')
    if (parsed?.service === 'iam' && type === 'role') return is('role')
    // IAM tells of the caller's own account only, which may have a role by that name too.
    const own = accountId === caller.accountId && parsed?.partition === caller.partition
    if (type === 'assumed-role' && roleName !== undefined && own) {
      const { Role } = reply.parse(
        await aws.on('iam', aws.home).send(new GetRoleCommand({ RoleName: roleName })),
      )
      return is('role', Role.Arn)
    }
    return is('other')
  },
})
