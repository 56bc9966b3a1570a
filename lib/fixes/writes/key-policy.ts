import { GetKeyPolicyCommand, PutKeyPolicyCommand } from '@aws-sdk/client-kms'
import { z } from 'zod'
import { parseReply } from '@/lib/facts/pages'
import { diff, parsePolicy } from '@/lib/policy'
import type { Write } from './write'

const reply = z.object({ Policy: z.string().min(1) })
const parameters = z.object({
  KeyId: z.string(),
  PolicyName: z.literal('default'),
  Policy: z.string(),
  // The check that keeps the writer from locking itself out is never bypassed.
  BypassPolicyLockoutSafetyCheck: z.literal(false),
})

export const putKeyPolicy: Write = {
  async read(aws, { region, resource }) {
    const answer = await aws
      .on('kms', region)
      .send(new GetKeyPolicyCommand({ KeyId: resource, PolicyName: 'default' }))
    return parseReply(reply, answer, { action: 'kms:GetKeyPolicy', region }, aws.from).Policy
  },
  same(one, other) {
    if (one === other) return true
    const [before, after] = [parsePolicy(one), parsePolicy(other)]
    if (!before.ok || !after.ok) return false
    const { version, statements } = diff(before.policy, after.policy)
    return version === null && statements.every(({ kind }) => kind === 'same')
  },
  send: (aws, write) =>
    aws.on('kms', write.region).send(new PutKeyPolicyCommand(parameters.parse(write.parameters))),
}
