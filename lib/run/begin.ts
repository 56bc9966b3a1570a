import { randomBytes } from 'node:crypto'
import { connect, endpointOf, isRegionConfigured } from '@/lib/aws/connect'
import { problemWith } from '@/lib/aws/input'
import { defaultLimits, type Limits } from '@/lib/aws/limits'
import { CannotStart, type Problem } from '@/lib/aws/problem'
import { runTarget, type Target } from '@/lib/target'
import { type AttestedOf, nothingAttested } from './attested'
import { LiveRun } from './live'
import { refusal, told } from './refusal'

export type Begun =
  | { readonly ok: true; readonly run: LiveRun }
  | { readonly ok: false; readonly problem: Problem }

/** Starts a run once it is known who is calling; the other reads are under way by then. Nothing is half-started. */
export async function begin(
  target: Target,
  limits: Limits = defaultLimits,
  attested: AttestedOf = nothingAttested,
): Promise<Begun> {
  const problem = problemWith(target)
  if (problem) return { ok: false, problem }
  const began = performance.now()
  const first = await attempt(target, limits, { began, attested })
  if (first.ok) return first
  if (first.problem.code === 'bad-credentials' && !(await isRegionConfigured(target))) {
    // Keys of AWS GovCloud (US) are unknown to the commercial partition: not bad, only elsewhere.
    const second = await attempt(target, limits, { began, attested, region: 'us-gov-west-1' })
    if (second.ok) return second
  }
  return { ok: false, problem: await told(first.problem, target) }
}

type How = { readonly began: number; readonly attested: AttestedOf; readonly region?: string }

async function attempt(target: Target, limits: Limits, how: How): Promise<Begun> {
  try {
    const connection = await connect(target, limits, how)
    const id = `${Date.now().toString(36)}-${randomBytes(8).toString('hex')}`
    const run = new LiveRun(id, runTarget(target, endpointOf(target)), connection, limits, how.attested)
    const caller = await run.reading.of('caller')
    if (caller.state === 'known') connection.pool.belongsTo(caller.value.accountId)
    const problem = refusal(caller, target, connection.home)
    if (!problem) return { ok: true, run }
    run.reading.close()
    return { ok: false, problem }
  } catch (error) {
    if (error instanceof CannotStart) return { ok: false, problem: error.problem }
    throw error
  }
}
