import { CreateInstanceCommand, ListInstancesCommand } from '@aws-sdk/client-sso-admin'
import { z } from 'zod'
import { parseReply } from '@/lib/facts/pages'
import type { Write } from './write'

const parameters = z.object({ Name: z.string(), ClientToken: z.string() })
const reply = z.object({
  Instances: z.array(z.object({ OwnerAccountId: z.string(), Status: z.string() })),
})

/** Creation takes a while: `CREATE_IN_PROGRESS` is followed until it is ACTIVE. */
export const createInstance: Write = {
  async read(aws, { region, resource }) {
    const answer = await aws.on('sso', region).send(new ListInstancesCommand({}))
    const { Instances } = parseReply(reply, answer, { action: 'sso:ListInstances', region }, aws.from)
    return Instances.find(({ OwnerAccountId }) => OwnerAccountId === resource)?.Status ?? 'none'
  },
  same: (one, other) => one === other,
  onTheWay(status) {
    if (status === 'CREATE_IN_PROGRESS') return 'under-way'
    return status === 'CREATE_FAILED' ? 'failed' : null
  },
  send: (aws, write) =>
    aws.on('sso', write.region).send(new CreateInstanceCommand(parameters.parse(write.parameters))),
}
