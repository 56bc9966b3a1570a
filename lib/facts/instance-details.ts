import { DescribeInstanceCommand } from '@aws-sdk/client-sso-admin'
import { z } from 'zod'
import { msg } from '@/lib/message'
import { defineFact } from './fact'

const reply = z.object({
  EncryptionConfigurationDetails: z.object({
    KeyType: z.string(),
    KmsKeyArn: z.string().optional(),
    EncryptionStatus: z.string(),
    EncryptionStatusReason: z.string().optional(),
  }),
  PermissionSetsEnabled: z.boolean().optional(),
})

export const instanceDetails = defineFact({
  name: 'instance-details',
  asking: msg('Asking how the instance is encrypted'),
  needs: ['instances'],
  permissions: ['sso:DescribeInstance'],
  async read({ aws }, { instances: { judged } }) {
    if (!judged) return null
    const { EncryptionConfigurationDetails: encryption, PermissionSetsEnabled } = reply.parse(
      await aws
        .on('sso', judged.primaryRegion)
        .send(new DescribeInstanceCommand({ InstanceArn: judged.arn })),
    )
    return {
      keyType: encryption.KeyType,
      keyArn: encryption.KmsKeyArn ?? null,
      encryptionStatus: encryption.EncryptionStatus,
      encryptionStatusReason: encryption.EncryptionStatusReason ?? null,
      permissionSetsEnabled: PermissionSetsEnabled ?? null,
    }
  },
})
