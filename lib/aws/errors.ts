import { z } from 'zod'
import type { Denied, Failed, FailureKind, Provenance, Unsettled } from '@/lib/facts/model'
import { clip, type Message, msg } from '@/lib/message'

/** Where a call went, for the sentence that says what happened. */
export type Where = { readonly action: string; readonly region: string }

/** An answer of AWS, or the lack of one, that a run must survive: returned by facts, never shown raw. */
export class CallFailed extends Error {
  constructor(
    readonly outcome: Denied | Failed,
    /** The error's own name, such as ResourceNotFoundException: an absence may be an answer. */
    readonly code: string,
    cause: unknown,
  ) {
    super(outcome.message.text, { cause })
    this.name = 'CallFailed'
  }

  /** The failure of another read, where this one cannot do without it. */
  static of(settled: Unsettled): CallFailed {
    return new CallFailed(settled.state === 'blocked' ? settled.cause : settled, 'Blocked', undefined)
  }

  saying(message: Message): CallFailed {
    return new CallFailed({ ...this.outcome, message }, this.code, this.cause)
  }
}

// JSON services and query services spell the same error differently.
const denied = new Set(['AccessDenied', 'AccessDeniedException', 'UnauthorizedOperation', 'NotAuthorized'])
const throttled =
  /^(Throttling|ThrottlingException|ThrottledException|TooManyRequestsException|RequestLimitExceeded|RequestThrottled|RequestThrottledException|SlowDown|BandwidthLimitExceeded|PriorRequestNotComplete|EC2ThrottledException|ProvisionedThroughputExceededException|TransactionInProgressException)$/
// KMS, IAM and IAM Identity Center; the SDK takes the first for throttling, and tries it again.
const limit = /^(LimitExceeded(Exception)?|ServiceQuotaExceededException)$/
const badKeys =
  /^(UnrecognizedClient(Exception)?|InvalidClientTokenId|InvalidSignature(Exception)?|SignatureDoesNotMatch|IncompleteSignature(Exception)?|MissingAuthenticationToken(Exception)?|AuthFailure|InvalidAccessKeyId|InvalidToken)$/
const expired = /^(ExpiredToken|ExpiredTokenException|RequestExpired|TokenRefreshRequired)$/
const noConnection = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'ENOTFOUND',
  'EPIPE',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
])

const awsError = z.looseObject({
  name: z.string().catch('Error'),
  message: z.string().catch(''),
  code: z.string().optional().catch(undefined),
  Reason: z.string().optional().catch(undefined),
  $metadata: z
    .looseObject({ httpStatusCode: z.number().optional().catch(undefined) })
    .optional()
    .catch(undefined),
})

export function isExpired(code: string): boolean {
  return expired.test(code)
}
export function isBadKeys(code: string): boolean {
  return badKeys.test(code)
}

/** Classifies by name over both spellings, never by class: KMS models no AccessDeniedException. */
export function explain(error: unknown, where: Where, from: readonly Provenance[]): CallFailed {
  const parsed = awsError.safeParse(error)
  const seen = parsed.success ? parsed.data : { name: 'Error', message: String(error) }
  const aws = clip(seen.message)
  const reason = 'Reason' in seen ? seen.Reason : undefined
  const code = 'code' in seen ? seen.code : undefined
  const status = '$metadata' in seen ? seen.$metadata?.httpStatusCode : undefined
  const { action, region } = where

  const refuse = (by: Denied['by'], message: Message) =>
    new CallFailed({ state: 'denied', by, action, message, aws, from }, seen.name, error)
  const fail = (kind: FailureKind, retryable: boolean, message: Message) =>
    new CallFailed({ state: 'failed', kind, retryable, message, aws, from }, seen.name, error)

  if (denied.has(seen.name)) {
    if (reason?.startsWith('KMS_'))
      return refuse(
        'kms',
        msg('The KMS key refused {action} in {region}: the caller may not decrypt with it', {
          action,
          region,
        }),
      )
    if (/service control polic/i.test(seen.message))
      return refuse('scp', msg('A service control policy refuses {action} in {region}', { action, region }))
    return refuse('iam', msg('The caller may not call {action} in {region}', { action, region }))
  }
  if (throttled.test(seen.name) || status === 429)
    return fail(
      'throttled',
      true,
      msg('AWS was asked too often: {action} in {region} was throttled to the end', { action, region }),
    )
  if (limit.test(seen.name))
    return fail(
      'rejected',
      false,
      msg('A quota or a length that AWS allows is exceeded: {action} in {region} was refused', {
        action,
        region,
      }),
    )
  if (expired.test(seen.name))
    return fail(
      'expired',
      false,
      msg('The session expired: {action} in {region} was refused', { action, region }),
    )
  if (badKeys.test(seen.name))
    return fail(
      'credentials',
      false,
      msg('AWS does not accept these credentials for {action} in {region}', { action, region }),
    )
  if (reason?.startsWith('KMS_'))
    return fail(
      'key',
      false,
      msg('The KMS key behind this data cannot be used ({reason}): {action} in {region} was refused', {
        reason,
        action,
        region,
      }),
    )
  if (code && noConnection.has(code))
    return fail(
      'network',
      true,
      msg('The connection broke ({code}): {action} in {region} got no answer', { code, action, region }),
    )
  if (seen.name === 'TimeoutError' || seen.name === 'AbortError')
    return fail('timeout', true, msg('{action} in {region} got no answer in time', { action, region }))
  if (seen.name === 'SyntaxError' || (status !== undefined && status >= 500))
    return fail(
      'unavailable',
      true,
      msg('AWS could not answer {action} in {region} (HTTP {status})', {
        action,
        region,
        status: status ?? 'unreadable',
      }),
    )
  if (status !== undefined && status >= 400)
    return fail(
      'rejected',
      false,
      msg('AWS rejected {action} in {region}: {name}', { action, region, name: seen.name }),
    )
  return malformed(error, where, from)
}

/** AWS answered with success, but not in the shape that its model promises. */
export function malformed(
  error: unknown,
  { action, region }: Where,
  from: readonly Provenance[],
): CallFailed {
  const message = msg('The answer of {action} in {region} is not in the shape that AWS documents', {
    action,
    region,
  })
  const aws = clip(
    error instanceof z.ZodError ? mismatches(error) : error instanceof Error ? error.message : '',
  )
  return new CallFailed(
    { state: 'failed', kind: 'malformed', retryable: true, message, aws, from },
    'Malformed',
    error,
  )
}

function mismatches({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => `${path.join('.') || 'the answer'}: ${message}`).join('; ')
}
