import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { z } from 'zod'
import { parseArn } from '@/lib/aws/arn'
import { msg } from '@/lib/message'
import { defineFact } from './fact'
import type { Caller } from './model'

const reply = z.object({
  Account: z.string().regex(/^\d{12}$/),
  Arn: z.string().startsWith('arn:'),
  UserId: z.string(),
})

export const caller = defineFact({
  name: 'caller',
  asking: msg('Asking who is calling'),
  needs: [],
  permissions: ['sts:GetCallerIdentity'],
  async read({ aws }) {
    const { Account, Arn, UserId } = reply.parse(
      await aws.on('sts', aws.home).send(new GetCallerIdentityCommand({})),
    )
    return {
      accountId: Account,
      arn: Arn,
      userId: UserId,
      partition: parseArn(Arn)?.partition ?? 'aws',
      ...kindOf(Arn),
    }
  },
})

function kindOf(arn: string): Pick<Caller, 'kind' | 'name'> {
  const resource = parseArn(arn)?.resource ?? ''
  const [type, ...rest] = resource.split('/')
  if (resource === 'root') return { kind: 'root', name: 'root' }
  if (type === 'user') return { kind: 'user', name: rest.at(-1) ?? '' }
  // The session's ARN leaves out the role's path: iam:GetRole knows it.
  if (type === 'assumed-role') return { kind: 'assumed-role', name: rest[0] ?? '' }
  if (type === 'federated-user') return { kind: 'federated-user', name: rest.join('/') }
  return { kind: 'other', name: resource }
}
