import { GetKeyPolicyCommand } from '@aws-sdk/client-kms'
import { z } from 'zod'
import { parseArn } from '@/lib/aws/arn'
import type { Aws } from '@/lib/aws/caller'
import { CallFailed } from '@/lib/aws/errors'
import { msg } from '@/lib/message'
import { defineFact } from './fact'
import type { KeyPolicies } from './model'
import { parseReply } from './pages'

const reply = z.object({ Policy: z.string().min(1) })

export const keyPolicies = defineFact({
  name: 'key-policies',
  asking: msg('Reading the key policy'),
  needs: ['instances', 'instance-details'],
  permissions: ['kms:GetKeyPolicy'],
  async read({ aws }, { instances: { judged }, 'instance-details': details }) {
    const keyArn = details?.keyArn
    const region = keyArn ? parseArn(keyArn)?.region : undefined
    if (!judged || !keyArn || !region) return null
    // The replicas' ARNs follow from the primary's, so that their policies need not wait for DescribeKey.
    const elsewhere = isMultiRegion(keyArn) ? judged.regions.filter(each => each.name !== region) : []
    const [text, ...replicas] = await Promise.all([
      policyOf(aws, keyArn, region),
      ...elsewhere.map(({ name }) => replica(aws, keyArn.replace(`:kms:${region}:`, `:kms:${name}:`), name)),
    ])
    return { primary: { keyArn, region, text }, replicas }
  },
})

async function policyOf(aws: Aws, keyArn: string, region: string): Promise<string> {
  const answer = await aws
    .on('kms', region)
    .send(new GetKeyPolicyCommand({ KeyId: keyArn, PolicyName: 'default' }))
  return parseReply(reply, answer, { action: 'kms:GetKeyPolicy', region }, aws.from).Policy
}

/** A replica that refuses is told as such; the answer is the primary's. */
async function replica(aws: Aws, keyArn: string, region: string): Promise<KeyPolicies['replicas'][number]> {
  try {
    return { keyArn, region, policy: { state: 'read', text: await policyOf(aws, keyArn, region) } }
  } catch (error) {
    if (error instanceof CallFailed) return { keyArn, region, policy: error.outcome }
    throw error
  }
}

function isMultiRegion(keyArn: string): boolean {
  return keyArn.includes(':key/mrk-')
}
