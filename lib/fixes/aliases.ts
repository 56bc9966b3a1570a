import { ListAliasesCommand } from '@aws-sdk/client-kms'
import { z } from 'zod'
import type { Aws } from '@/lib/aws/caller'
import { CallFailed } from '@/lib/aws/errors'
import { allPages, parseReply } from '@/lib/facts/pages'
import { type Message, msg } from '@/lib/message'
import type { Plan, PlannedWrite } from './plan'

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html: nothing else is a name of an alias. */
const reply = z.object({
  Aliases: z.array(z.object({ AliasName: z.string().regex(/^alias\/[\w/-]{1,250}$/) })),
  NextMarker: z.string().optional(),
  Truncated: z.boolean().optional(),
})

/** What the keys of these writes are called; where nobody may ask, a note, and their ids alone say which they are. */
export async function aliasesOf(
  aws: Aws,
  writes: readonly PlannedWrite[],
): Promise<Pick<Plan, 'aliases'> & { readonly notes: readonly Message[] }> {
  const ofKeys = writes.filter(({ operation }) => operation.startsWith('kms:'))
  try {
    const listed = await Promise.all(ofKeys.map(write => aliasesIn(aws, write)))
    // In one order, so that the same account gives the same plan.
    const aliases = [...new Set(listed.flat())].sort()
    return aliases.length > 0 ? { aliases, notes: [] } : { notes: [] }
  } catch (error) {
    if (error instanceof CallFailed) return { notes: [unread] }
    throw error
  }
}

const unread = msg(
  'The aliases of the key could not be read (kms:ListAliases): the last 8 characters of its id alone confirm this',
)

function aliasesIn(aws: Aws, { region, resource }: PlannedWrite): Promise<readonly string[]> {
  const call = { where: { action: 'kms:ListAliases', region }, from: aws.from }
  return allPages(async Marker => {
    const answer = await aws.on('kms', region).send(new ListAliasesCommand({ KeyId: resource, Marker }))
    const page = parseReply(reply, answer, call.where, call.from)
    const items = page.Aliases.map(({ AliasName }) => AliasName)
    return { items, next: page.Truncated ? page.NextMarker : undefined }
  }, call)
}
