import { CancelKeyDeletionCommand, DescribeKeyCommand, EnableKeyCommand } from '@aws-sdk/client-kms'
import { z } from 'zod'
import type { Aws } from '@/lib/aws/caller'
import { parseReply } from '@/lib/facts/pages'
import type { PlannedWrite } from '../plan'
import type { Write } from './write'

const reply = z.object({ KeyMetadata: z.object({ KeyState: z.string() }) })
const parameters = z.object({ KeyId: z.string() })

async function stateOf(aws: Aws, { region, resource }: PlannedWrite): Promise<string> {
  const answer = await aws.on('kms', region).send(new DescribeKeyCommand({ KeyId: resource }))
  return parseReply(reply, answer, { action: 'kms:DescribeKey', region }, aws.from).KeyMetadata.KeyState
}

const same = (one: string, other: string) => one === other

export const enableKey: Write = {
  read: stateOf,
  same,
  send: (aws, write) =>
    aws.on('kms', write.region).send(new EnableKeyCommand(parameters.parse(write.parameters))),
}

/** The key is disabled then: https://docs.aws.amazon.com/kms/latest/APIReference/API_CancelKeyDeletion.html */
export const cancelKeyDeletion: Write = {
  read: stateOf,
  same,
  send: (aws, write) =>
    aws.on('kms', write.region).send(new CancelKeyDeletionCommand(parameters.parse(write.parameters))),
}
