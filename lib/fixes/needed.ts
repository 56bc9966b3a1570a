import type { Aws } from '@/lib/aws/caller'
import { CallFailed } from '@/lib/aws/errors'
import { simulate } from '@/lib/facts/permissions'
import { decide, parsePolicy, putKeyPolicyRequest } from '@/lib/policy'
import type { KeyPolicyRead } from '@/lib/report/model'
import type { NeededAction, PlannedWrite } from './plan'

/** What the writer needs for each write, and whether it has it, as far as IAM tells whoever asks. */
export async function neededFor(
  aws: Aws,
  writer: string,
  accountId: string,
  writes: readonly PlannedWrite[],
  keyPolicies: readonly KeyPolicyRead[],
): Promise<readonly NeededAction[]> {
  const policyOf = ({ operation, before, resource }: PlannedWrite) =>
    operation === 'kms:PutKeyPolicy' ? before.text : keyPolicies.find(({ key }) => key.arn === resource)?.text
  return Promise.all(
    writes.map(async write => {
      const { operation: action } = write
      const resource = write.resource.startsWith('arn:') ? write.resource : '*'
      return {
        action,
        resource,
        granted: await grantedBy(aws, { arn: writer, accountId }, write, resource, policyOf(write)),
      }
    }),
  )
}

async function grantedBy(
  aws: Aws,
  writer: { readonly arn: string; readonly accountId: string },
  write: PlannedWrite,
  resource: string,
  keyPolicy: string | undefined,
): Promise<NeededAction['granted']> {
  const isOfKey = write.operation.startsWith('kms:')
  if (writer.arn.endsWith(':root') && !isOfKey) return 'yes'
  const byKey = isOfKey ? keyLets(writer.arn, write, keyPolicy) : 'delegates'
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

/** What the key's policy says by itself; where it leaves it to IAM, IAM is asked. Of the root user, IAM refuses nothing. */
function keyLets(
  arn: string,
  { operation, resource }: PlannedWrite,
  text: string | undefined,
): NeededAction['granted'] | 'delegates' {
  const parsed = text === undefined ? null : parsePolicy(text)
  if (!parsed?.ok) return 'unknown'
  const request = { ...putKeyPolicyRequest({ arn }, resource), action: operation }
  const { decision, statements } = decide(parsed.policy, request)
  if (decision === 'conditional') return 'unknown'
  if (decision !== 'allow') return 'no'
  if (arn.endsWith(':root')) return 'yes'
  const byItself = statements.some(
    ({ effect, applies, reason }) => effect === 'Allow' && applies === 'yes' && reason !== 'delegates-to-iam',
  )
  return byItself ? 'yes' : 'delegates'
}
