import { parseArn } from '@/lib/aws/arn'
import { endpointOf, signIn } from '@/lib/aws/connect'
import { notOffered } from '@/lib/aws/input'
import type { Problem } from '@/lib/aws/problem'
import type { Caller, Settled } from '@/lib/facts/model'
import { msg } from '@/lib/message'
import type { Target } from '@/lib/target'

/** Why nothing is begun with what sts said of the caller; null: a run is. */
export function refusal(caller: Settled<Caller>, { hints }: Target, region: string): Problem | null {
  if (caller.state === 'known') {
    const { partition, arn } = caller.value
    if (partition === 'aws-cn') return notOffered(arn)
    const { instanceArn } = hints
    if (instanceArn === undefined || parseArn(instanceArn)?.partition === partition) return null
    return {
      code: 'bad-input',
      message: msg('{arn} is not in the partition of this account, {partition}', {
        arn: instanceArn,
        partition,
      }),
      next: msg('Name an instance that this account can see, or none.'),
    }
  }
  const cause = caller.state === 'blocked' ? caller.cause : caller
  const kind = cause.state === 'failed' ? cause.kind : null
  if (kind === 'expired')
    return {
      code: 'expired',
      message: msg('The session behind these credentials has expired'),
      next: msg('Sign in again, then check again.'),
    }
  if (kind === 'credentials')
    return {
      code: 'bad-credentials',
      message: msg('AWS does not accept these credentials in {region}', { region }),
      next: msg(
        'Check the access key, its secret and its session token, and that they belong to this Region.',
      ),
    }
  return {
    code: 'unreachable',
    message: msg('AWS did not say who is calling: {what}', { what: cause.message.text }),
    next: msg('Check that this machine reaches sts.{region}.amazonaws.com, then check again.', { region }),
  }
}

/** With the command that signs in again, and where the question went if not to AWS. */
export async function told(problem: Problem, target: Target): Promise<Problem> {
  const command = problem.command ?? (problem.code === 'expired' ? await signIn(target) : null)
  const next =
    target.source.kind !== 'demo' && asked.has(problem.code) ? elsewhere(problem, target) : problem.next
  return { ...problem, next, ...(command !== null && { command }) }
}

/** What only an answer, or the lack of one, can mean. */
const asked: ReadonlySet<Problem['code']> = new Set([
  'bad-credentials',
  'expired',
  'assume-role',
  'unreachable',
])

function elsewhere({ next }: Problem, target: Target): Problem['next'] {
  const endpoint = endpointOf(target)
  if (endpoint === null) return next
  return msg('{next} Requests went to {endpoint}, not to AWS: unset it if that is not meant.', {
    next: next.text,
    endpoint,
  })
}
