import { randomBytes } from 'node:crypto'
import { parseArn } from '@/lib/aws/arn'
import { type Connection, connect, endpointOf } from '@/lib/aws/connect'
import { notOffered, problemWith } from '@/lib/aws/input'
import { defaultLimits, type Limits } from '@/lib/aws/limits'
import { CannotStart, type Problem } from '@/lib/aws/problem'
import type { Caller, Settled } from '@/lib/facts/model'
import { msg } from '@/lib/message'
import { runTarget, type Target } from '@/lib/target'
import { LiveRun } from './live'

export type Begun =
  | { readonly ok: true; readonly run: LiveRun }
  | { readonly ok: false; readonly problem: Problem }

/** Starts a run once it is known who is calling; the other reads are under way by then. Nothing is half-started. */
export async function begin(target: Target, limits: Limits = defaultLimits): Promise<Begun> {
  const problem = problemWith(target)
  if (problem) return { ok: false, problem }
  try {
    const connection = await connect(target, limits)
    const run = start(target, connection, limits)
    const caller = await run.reading.of('caller')
    if (caller.state === 'known' && caller.value.partition !== 'aws-cn')
      return withinPartition(run, target, caller.value)
    run.reading.close()
    if (invalidKeys(caller) && !connection.regionConfigured && connection.partition === 'aws') {
      // Keys of AWS GovCloud (US) are unknown to the commercial partition: not bad, only elsewhere.
      const second = start(target, await connect(target, limits, 'us-gov-west-1'), limits)
      if ((await second.reading.of('caller')).state === 'known') return { ok: true, run: second }
      second.reading.close()
    }
    return { ok: false, problem: noCaller(caller, target, connection.home) }
  } catch (error) {
    if (error instanceof CannotStart) return { ok: false, problem: error.problem }
    throw error
  }
}

function start(target: Target, connection: Connection, limits: Limits): LiveRun {
  const id = `${Date.now().toString(36)}-${randomBytes(8).toString('hex')}`
  return new LiveRun(id, runTarget(target, endpointOf(target)), connection, limits)
}

/** An instance of another partition is none that these credentials could ever see. */
function withinPartition(run: LiveRun, { hints: { instanceArn } }: Target, { partition }: Caller): Begun {
  if (instanceArn === undefined || parseArn(instanceArn)?.partition === partition) return { ok: true, run }
  run.reading.close()
  return {
    ok: false,
    problem: {
      code: 'bad-input',
      message: msg('{arn} is not in the partition of this account, {partition}', {
        arn: instanceArn,
        partition,
      }),
      next: msg('Name an instance that this account can see, or none.'),
    },
  }
}

function invalidKeys(caller: Settled<Caller>): boolean {
  return caller.state === 'failed' && caller.kind === 'credentials'
}

function noCaller(caller: Settled<Caller>, target: Target, region: string): Problem {
  if (caller.state === 'known') return notOffered(caller.value.arn)
  const cause = caller.state === 'blocked' ? caller.cause : caller
  const kind = cause.state === 'failed' ? cause.kind : null
  if (kind === 'expired')
    return {
      code: 'expired',
      message: msg('The session behind these credentials has expired'),
      next: msg('Sign in again, then check again.'),
      ...(target.source.kind === 'profile'
        ? { command: `aws sso login --profile ${target.source.name}` }
        : {}),
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
