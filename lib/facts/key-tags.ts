import { ListResourceTagsCommand } from '@aws-sdk/client-kms'
import { z } from 'zod'
import { parseArn } from '@/lib/aws/arn'
import { msg } from '@/lib/message'
import { defineFact } from './fact'
import { allPages } from './pages'

const reply = z.object({
  Tags: z.array(z.object({ TagKey: z.string(), TagValue: z.string() })),
  NextMarker: z.string().optional(),
})

export const keyTags = defineFact({
  name: 'key-tags',
  asking: msg('Reading the key’s tags'),
  needs: ['instance-details'],
  permissions: ['kms:ListResourceTags'],
  async read({ aws }, { 'instance-details': details }) {
    const region = details?.keyArn ? parseArn(details.keyArn)?.region : undefined
    if (!details?.keyArn || !region) return null
    const KeyId = details.keyArn
    // A tag that is not listed is taken for absent: a part of the list would be a wrong answer.
    const tags = await allPages(async Marker => {
      const page = reply.parse(
        await aws.on('kms', region).send(new ListResourceTagsCommand({ KeyId, Limit: 50, Marker })),
      )
      return { items: page.Tags, next: page.NextMarker }
    })
    return Object.fromEntries(tags.map(({ TagKey, TagValue }) => [TagKey, TagValue]))
  },
})
