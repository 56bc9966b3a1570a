import type { z } from 'zod'
import { authorize } from './authorize'
import { AwsError } from './errors'
import type { Moment } from './organization'
import type { ServiceName } from './services'
import type { Company, Identity, World } from './world'

/** One request, once it is known who asks for what. */
export type Call = {
  readonly world: World
  readonly company: Company
  readonly identity: Identity
  readonly service: ServiceName
  readonly operation: string
  readonly region: string
  readonly now: Date
  /** Set by the fault `pages`: as many items a page, whatever was asked. */
  readonly pageSize?: number
}

export type Fields = Record<string, unknown>

export type Operation = (call: Call, input: unknown) => Fields

/** Parsed, then authorized, then answered. */
export function operation<S extends z.ZodType>(spec: {
  readonly input: S
  /** The IAM action; null: AWS asks for no permission. */
  readonly action: string | null
  readonly resource?: (call: Call, input: z.infer<S>) => string
  readonly answer: (call: Call, input: z.infer<S>) => Fields
}): Operation {
  return (call, raw) => {
    const parsed = spec.input.safeParse(raw)
    if (!parsed.success) throw invalid(call.service, parsed.error)
    if (spec.action !== null) authorize(call, spec.action, spec.resource?.(call, parsed.data) ?? '*')
    return spec.answer(call, parsed.data)
  }
}

function invalid(service: ServiceName, error: z.ZodError): AwsError {
  const details = error.issues.map(issue => {
    const member = issue.path.join('.') || 'input'
    return `Value at '${member.charAt(0).toLowerCase()}${member.slice(1)}' failed to satisfy constraint: ${issue.message}`
  })
  const count = details.length === 1 ? '1 validation error' : `${details.length} validation errors`
  return invalidInput(service, `${count} detected: ${details.join('; ')}`)
}

export function invalidInput(service: ServiceName, message: string): AwsError {
  if (service === 'organizations')
    return new AwsError('InvalidInputException', message, 400, { Reason: 'INVALID_PATTERN' })
  if (service === 'iam' || service === 'sts') return new AwsError('ValidationError', message)
  return new AwsError('ValidationException', message)
}

export function at(call: Call, moment: Moment): Date {
  return typeof moment === 'string'
    ? new Date(moment)
    : new Date(call.now.getTime() - moment.hoursAgo * 3_600_000)
}
