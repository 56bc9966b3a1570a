import { AwsError, expiredToken, invalidToken } from './errors'
import type { ServiceName } from './services'

/** Something that goes wrong, for every call that matches. */
export type Fault = {
  readonly organization?: string
  readonly service?: ServiceName
  readonly operation?: string
  readonly region?: string
  readonly kind: FaultKind
  /** How many calls meet it; without, all do. */
  readonly times?: number
  /** Only the first attempts of a call, as the SDK counts them in `amz-sdk-request`, meet it. */
  readonly attempts?: number
  readonly message?: string
  readonly retryAfterMs?: number
  readonly latencyMs?: number
  /** Held back until this settles, however long that takes. */
  readonly until?: Promise<unknown>
}

export const faultKinds = [
  'access-denied',
  'access-denied-kms',
  'throttle',
  'throttle-retry-after',
  'limit-exceeded',
  'unrecognized-client',
  'expired-token',
  'server-error',
  'html-503',
  'hang',
  'reset',
  'truncated',
  'trickle',
  'unanswered',
  'empty-200',
  'nulls',
  'unknown-enum',
  'token-loop',
  'pages',
  'latency',
] as const
export type FaultKind = (typeof faultKinds)[number]

export type Asked = {
  readonly organization: string
  readonly service: ServiceName
  readonly operation: string
  readonly region: string
  readonly attempt: number
  readonly callerArn: string
}

export type Faults = ReturnType<typeof createFaults>

export function createFaults() {
  const injected = new Map<Fault, number>()
  return {
    inject(fault: Fault): () => void {
      const own = { ...fault }
      injected.set(own, fault.times ?? Number.POSITIVE_INFINITY)
      return () => void injected.delete(own)
    },
    /** Those that this call meets; each meeting is counted. */
    meet(asked: Asked, data: readonly Fault[] = []): readonly Fault[] {
      const met = data.filter(fault => concerns(fault, asked))
      for (const [fault, left] of injected) {
        if (left <= 0 || !concerns(fault, asked)) continue
        injected.set(fault, left - 1)
        met.push(fault)
      }
      return met
    },
  }
}

function concerns(fault: Fault, asked: Asked): boolean {
  return (
    (fault.organization ?? asked.organization) === asked.organization &&
    (fault.service ?? asked.service) === asked.service &&
    (fault.operation ?? asked.operation) === asked.operation &&
    (fault.region ?? asked.region) === asked.region &&
    asked.attempt <= (fault.attempts ?? Number.POSITIVE_INFINITY)
  )
}

const kmsReasons: Partial<Record<ServiceName, string>> = {
  sso: 'KMS_AccessDeniedException',
  identitystore: 'KMS_ACCESS_DENIED',
}
/** Two services call it by another name. */
const throttles: Partial<Record<ServiceName, string>> = {
  organizations: 'TooManyRequestsException',
  account: 'TooManyRequestsException',
}
/** A quota or a length: what writes may meet, each in its service's word. */
const limits: Partial<Record<ServiceName, string>> = {
  sso: 'ServiceQuotaExceededException',
  organizations: 'ConstraintViolationException',
}
const serverErrors: Partial<Record<ServiceName, string>> = {
  kms: 'KMSInternalException',
  organizations: 'ServiceException',
}

/** The faults that are an answer of AWS's own kind; the others are done to the answer or to the connection. */
export function errorOf(fault: Fault, asked: Asked): AwsError | undefined {
  const { service, operation, callerArn } = asked
  const action = `${service}:${operation}`
  const denied = (what: string, because: string) =>
    `User: ${callerArn} is not authorized to perform: ${what} on resource: * ${because}`
  switch (fault.kind) {
    case 'access-denied':
      return new AwsError(
        'AccessDeniedException',
        fault.message ?? denied(action, `because no identity-based policy allows the ${action} action`),
      )
    case 'access-denied-kms':
      return new AwsError(
        'AccessDeniedException',
        fault.message ??
          denied('kms:Decrypt', 'because no resource-based policy allows the kms:Decrypt action'),
        400,
        kmsReasons[service] ? { Reason: kmsReasons[service] } : {},
      )
    case 'throttle':
    case 'throttle-retry-after':
      return new AwsError(
        throttles[service] ?? 'ThrottlingException',
        fault.message ?? 'Rate exceeded',
        400,
        {},
        fault.kind === 'throttle' ? {} : { 'x-amz-retry-after': String(fault.retryAfterMs ?? 200) },
      )
    case 'limit-exceeded':
      return new AwsError(
        limits[service] ?? 'LimitExceededException',
        fault.message ?? 'A quota of this account is exceeded.',
      )
    case 'unrecognized-client':
      return invalidToken()
    case 'expired-token':
      return expiredToken()
    case 'server-error':
      return new AwsError(
        serverErrors[service] ?? 'InternalServerException',
        fault.message ?? 'We encountered an internal error. Please try again.',
        500,
      )
    default:
      return undefined
  }
}
