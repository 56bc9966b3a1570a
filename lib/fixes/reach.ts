import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { type Aws, awsFor } from '@/lib/aws/caller'
import { connect } from '@/lib/aws/connect'
import { CallFailed } from '@/lib/aws/errors'
import type { Limits } from '@/lib/aws/limits'
import { CannotStart } from '@/lib/aws/problem'
import { msg } from '@/lib/message'
import type { Target } from '@/lib/target'
import type { Plan } from './plan'
import { isSameIdentity } from './writer'

/** The account of the plan, or CannotStart: what is called its credentials may lead elsewhere by now. */
export async function reach(target: Target, limits: Limits, plan: Plan): Promise<Aws> {
  return (await reached(target, limits, plan)).aws
}

/** The same, as whoever the plan says writes: a role may have been set or taken away since. */
export async function reachAsWriter(target: Target, limits: Limits, plan: Plan): Promise<Aws> {
  const { aws, arn } = await reached(target, limits, plan)
  const { writer: planned } = plan
  if (isSameIdentity(planned, arn)) return aws
  throw new CannotStart({
    code: 'bad-credentials',
    message: msg('The plan is written by {planned}; now it would be {now}', { planned, now: arn }),
    next: msg('Plan again, and look at who writes.'),
  })
}

async function reached(target: Target, limits: Limits, { account }: Plan) {
  const connection = await connect(target, limits)
  // No run's deadline ends a change half-way: each call has its own.
  const aws = awsFor(connection.pool, connection.home, limits, new AbortController().signal)
  const { Account, Arn = '' } = await whoCalls(aws)
  if (Account === account.id) return { aws, arn: Arn }
  throw new CannotStart({
    code: 'bad-credentials',
    message: msg('These credentials are of account {now}; the plan is of {planned}', {
      now: Account ?? 'nobody knows which',
      planned: account.id,
    }),
    next: msg('Use credentials of {planned}, or plan again.', { planned: account.id }),
  })
}

type Caller = { readonly Account?: string | undefined; readonly Arn?: string | undefined }

async function whoCalls(aws: Aws): Promise<Caller> {
  try {
    return await aws.on('sts', aws.home).send(new GetCallerIdentityCommand({}))
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error
    const next = msg('Put right what it names, and plan again.')
    throw new CannotStart({ code: 'unreachable', message: error.outcome.message, next }, error)
  }
}
