import { AssumeRoleCommand } from '@aws-sdk/client-sts'
import { z } from 'zod'
import type { Denied, Failed } from '@/lib/facts/model'
import { msg } from '@/lib/message'
import type { Keys } from '@/lib/target'
import { awsFor } from './caller'
import { clientPool } from './clients'
import { CallFailed, malformed } from './errors'
import { CannotStart, type Problem } from './problem'
import type { Way } from './way'

export type Role = { readonly arn: string; readonly externalId?: string; readonly session?: string }

const reply = z.object({
  Credentials: z.object({
    AccessKeyId: z.string(),
    SecretAccessKey: z.string(),
    SessionToken: z.string(),
  }),
})

/** The shortest session that AWS gives: a run is over long before. */
const SECONDS = 900

/** Keys of the role's session, or CannotStart. `region`: which STS is asked. */
export async function assumeRole(role: Role, base: Keys, way: Way, region = way.region): Promise<Keys> {
  const pool = clientPool(base, way.endpoint, way.limits, way.settings)
  const aws = awsFor(pool, region, way.limits, way.signal)
  try {
    const answer = await aws.on('sts', region).send(
      new AssumeRoleCommand({
        RoleArn: role.arn,
        RoleSessionName: role.session ?? 'kiro-readiness',
        ExternalId: role.externalId,
        DurationSeconds: SECONDS,
      }),
    )
    const parsed = reply.safeParse(answer)
    if (!parsed.success) throw malformed(parsed.error, { action: 'sts:AssumeRole', region }, aws.from)
    const { AccessKeyId, SecretAccessKey, SessionToken } = parsed.data.Credentials
    return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken }
  } catch (error) {
    if (error instanceof CallFailed)
      throw new CannotStart(cannotAssume(role.arn, region, error.outcome), error)
    throw error
  } finally {
    pool.close()
  }
}

/** Only a denial is about trust. */
function cannotAssume(arn: string, region: string, outcome: Denied | Failed): Problem {
  if (outcome.state === 'denied')
    return {
      code: 'assume-role',
      message: msg('The role {arn} cannot be assumed: AWS refuses it to this caller', { arn }),
      next: msg(
        "Let the role's trust policy name this caller, allow the caller sts:AssumeRole, and give the external ID if the role asks for one.",
      ),
    }
  switch (outcome.kind) {
    case 'expired':
      return {
        code: 'expired',
        message: msg('The session that is to assume {arn} has expired', { arn }),
        next: msg('Sign in again, then check again.'),
      }
    case 'credentials':
      return {
        code: 'bad-credentials',
        message: msg('AWS does not accept the credentials that are to assume {arn} in {region}', {
          arn,
          region,
        }),
        next: msg(
          'Check the access key, its secret and its session token, and that they belong to this Region.',
        ),
      }
    case 'rejected':
      return {
        code: 'assume-role',
        message: msg('The role {arn} cannot be assumed: {what}', { arn, what: outcome.message.text }),
        next: msg('Check the ARN of the role and the external ID: AWS said {said}.', { said: outcome.aws }),
      }
    default:
      return {
        code: 'unreachable',
        message: msg('The role {arn} was not assumed: {what}', { arn, what: outcome.message.text }),
        next: msg('Check that this machine reaches sts.{region}.amazonaws.com, then check again.', {
          region,
        }),
      }
  }
}
