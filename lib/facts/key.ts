import { DescribeKeyCommand } from '@aws-sdk/client-kms'
import { z } from 'zod'
import { parseArn } from '@/lib/aws/arn'
import { msg } from '@/lib/message'
import { defineFact } from './fact'

const place = z.object({ Arn: z.string(), Region: z.string() })
const reply = z.object({
  KeyMetadata: z.object({
    AWSAccountId: z.string(),
    KeyId: z.string(),
    Arn: z.string(),
    KeyState: z.string(),
    KeySpec: z.string(),
    KeyUsage: z.string(),
    KeyManager: z.string(),
    Origin: z.string().optional(),
    DeletionDate: z.date().optional(),
    MultiRegionConfiguration: z
      .object({
        MultiRegionKeyType: z.enum(['PRIMARY', 'REPLICA']),
        PrimaryKey: place,
        ReplicaKeys: z.array(place).default([]),
      })
      .optional(),
  }),
})

export const key = defineFact({
  name: 'key',
  asking: msg('Looking at the key'),
  needs: ['instance-details'],
  permissions: ['kms:DescribeKey'],
  async read({ aws }, { 'instance-details': details }) {
    const region = details?.keyArn ? parseArn(details.keyArn)?.region : undefined
    if (!details?.keyArn || !region) return null
    const { KeyMetadata: found } = reply.parse(
      await aws.on('kms', region).send(new DescribeKeyCommand({ KeyId: details.keyArn })),
    )
    const many = found.MultiRegionConfiguration
    return {
      arn: found.Arn,
      id: found.KeyId,
      accountId: found.AWSAccountId,
      region,
      state: found.KeyState,
      spec: found.KeySpec,
      usage: found.KeyUsage,
      manager: found.KeyManager,
      origin: found.Origin ?? null,
      deletionDate: found.DeletionDate?.toISOString() ?? null,
      multiRegion: many
        ? {
            type: many.MultiRegionKeyType,
            primary: lower(many.PrimaryKey),
            replicas: many.ReplicaKeys.map(lower),
          }
        : null,
    }
  },
})

function lower({ Arn, Region }: z.infer<typeof place>) {
  return { arn: Arn, region: Region }
}
