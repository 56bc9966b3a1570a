import { type Message, msg } from '@/lib/message'
import type { Copy } from '@/lib/report/model'
import type { StatementReading } from './reading'

/** AWS's own way to leave its services out of a Deny: the condition no longer holds for their calls. */
const exception = { 'aws:PrincipalIsAWSService': 'false' }

/** A Deny that is about services itself has no use for an exception for them: it would turn its meaning around. */
export function mayExcept({ rows, source }: StatementReading): boolean {
  const aboutServices = rows.some(({ key }) => key.toLowerCase() === 'aws:principalisawsservice')
  return !aboutServices && !(isObject(source.Principal) && 'Service' in source.Principal)
}

export function denySteps(statement: StatementReading, region: string): readonly Message[] {
  const { name } = statement
  return [
    msg(
      'The statement “{statement}” of the policy in {region} is a Deny, which no Allow outweighs: adding a statement does not help against it',
      { statement: name, region },
    ),
    mayExcept(statement)
      ? msg(
          '“{statement}” needs an exception for AWS services, such as BoolIfExists aws:PrincipalIsAWSService false in its Condition; whether it may have one is for its owner to decide',
          { statement: name },
        )
      : msg(
          '“{statement}” is written for AWS services: whether it may leave this call out is for its owner to decide',
          { statement: name },
        ),
  ]
}

/** The Deny as it stands, with an exception for AWS services. */
export function withException({ source }: StatementReading): Readonly<Record<string, unknown>> {
  const condition = isObject(source.Condition) ? source.Condition : {}
  const already = isObject(condition.BoolIfExists) ? condition.BoolIfExists : {}
  return { ...source, Condition: { ...condition, BoolIfExists: { ...already, ...exception } } }
}

export function exceptionCopy(statement: StatementReading): Copy {
  return {
    name: msg('“{statement}” with an exception for AWS services', { statement: statement.name }),
    language: 'json',
    text: JSON.stringify(withException(statement), null, 2),
  }
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
