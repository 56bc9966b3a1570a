import { CreateServiceLinkedRoleCommand, GetRoleCommand } from '@aws-sdk/client-iam'
import { z } from 'zod'
import { CallFailed } from '@/lib/aws/errors'
import { parseReply } from '@/lib/facts/pages'
import type { Write } from './write'

const parameters = z.object({ AWSServiceName: z.string() })
const reply = z.object({ Role: z.object({ RoleName: z.string() }) })

export const createServiceLinkedRole: Write = {
  async read(aws, { resource }) {
    try {
      const RoleName = resource.split('/').at(-1) ?? ''
      const answer = await aws.on('iam', aws.home).send(new GetRoleCommand({ RoleName }))
      parseReply(reply, answer, { action: 'iam:GetRole', region: aws.home }, aws.from)
      return 'there'
    } catch (error) {
      if (error instanceof CallFailed && /^NoSuchEntity/.test(error.code)) return 'not there'
      throw error
    }
  },
  same: (one, other) => one === other,
  send: (aws, write) =>
    aws.on('iam', aws.home).send(new CreateServiceLinkedRoleCommand(parameters.parse(write.parameters))),
}
