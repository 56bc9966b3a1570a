import type { Aws } from '@/lib/aws/caller'
import { CallFailed } from '@/lib/aws/errors'
import { simulate } from '@/lib/facts/permissions'
import { decide, parsePolicy, putKeyPolicyRequest } from '@/lib/policy'
import type { NeededAction, PlannedWrite } from './plan'

/** What the writer needs for each write, and whether it has it, as far as IAM tells whoever asks. */
export async function neededFor(
  aws: Aws,
  writer: string,
  accountId: string,
  writes: readonly PlannedWrite[],
): Promise<readonly NeededAction[]> {
  return Promise.all(
    writes.map(async write => {
      const { operation: action } = write
      const resource = write.resource.startsWith('arn:') ? write.resource : '*'
      return { action, resource, granted: await grantedBy(aws, { arn: writer, accountId }, write, resource) }
    }),
  )
}

async function grantedBy(
  aws: Aws,
  writer: { readonly arn: string; readonly accountId: string },
  write: PlannedWrite,
  resource: string,
): Promise<NeededAction['granted']> {
  if (writer.arn.endsWith(':root')) return 'yes'
  const byKey = write.operation === 'kms:PutKeyPolicy' ? keyLets(writer.arn, write) : 'delegates'
  if (byKey !== 'delegates') return byKey
  try {
    const [result] = await simulate(aws, writer, [write.operation], resource)
    if (!result || result.decision === 'unknown') return 'unknown'
    return result.decision === 'allowed' ? 'yes' : 'no'
  } catch (error) {
    // A reader that may not simulate does not know; the write itself will tell.
    if (error instanceof CallFailed) return 'unknown'
    throw error
  }
}

/** What the key's policy says by itself; where it leaves it to IAM, IAM is asked. */
function keyLets(arn: string, { resource, before }: PlannedWrite): NeededAction['granted'] | 'delegates' {
  const parsed = parsePolicy(before.text)
  if (!parsed.ok) return 'unknown'
  const { decision, statements } = decide(parsed.policy, putKeyPolicyRequest({ arn }, resource))
  if (decision === 'conditional') return 'unknown'
  if (decision !== 'allow') return 'no'
  const byItself = statements.some(
    ({ effect, applies, reason }) => effect === 'Allow' && applies === 'yes' && reason !== 'delegates-to-iam',
  )
  return byItself ? 'yes' : 'delegates'
}
