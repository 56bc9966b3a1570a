import { CreateInstanceCommand, ListInstancesCommand } from '@aws-sdk/client-sso-admin'
import { z } from 'zod'
import type { Write } from './write'

const parameters = z.object({ Name: z.string(), ClientToken: z.string() })
const reply = z.object({
  Instances: z.array(z.object({ OwnerAccountId: z.string(), Status: z.string() })).default([]),
})

/** Creation takes a while: `CREATE_IN_PROGRESS` is followed until it is ACTIVE. */
export const createInstance: Write = {
  async read(aws, { region, resource }) {
    const { Instances } = reply.parse(await aws.on('sso', region).send(new ListInstancesCommand({})))
    return Instances.find(({ OwnerAccountId }) => OwnerAccountId === resource)?.Status ?? 'none'
  },
  same: (one, other) => one === other,
  send: (aws, write) =>
    aws.on('sso', write.region).send(new CreateInstanceCommand(parameters.parse(write.parameters))),
}
