import { type Message, msg } from '@/lib/message'
import type { Copy } from '@/lib/report/model'
import type { StatementReading } from './reading'

type Exception = { readonly operator: string; readonly key: string; readonly values: readonly string[] }

/** A Deny that asks for one of these is about services: to leave all of them out would undo it. */
const ofServices = new Set([
  'aws:principalisawsservice',
  'aws:principalservicename',
  'aws:principalservicenameslist',
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
])

/**
 * AWS's own way to leave its services out of a Deny: with the exception in its Condition, it no longer matches their
 * calls. A Deny that is about services itself would lose its meaning by that: there only the services that are
 * caught by mistake are named.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalisawsservice
 */
function exceptionFor({ rows, source }: StatementReading, services: readonly string[]): Exception {
  const aboutServices =
    rows.some(({ key }) => ofServices.has(key.toLowerCase())) ||
    (isObject(source.Principal) && 'Service' in source.Principal)
  return aboutServices
    ? { operator: 'StringNotEqualsIfExists', key: 'aws:PrincipalServiceName', values: services }
    : { operator: 'BoolIfExists', key: 'aws:PrincipalIsAWSService', values: ['false'] }
}

export function denySteps(
  statement: StatementReading,
  services: readonly string[],
  region: string,
): readonly Message[] {
  const { operator, key, values } = exceptionFor(statement, services)
  return [
    msg(
      'The statement “{statement}” of the policy in {region} is a Deny, which no Allow outweighs: adding a statement does not help against it.',
      { statement: statement.name, region },
    ),
    msg(
      '“{statement}” needs an exception for AWS services, such as {operator} {key} {values} in its Condition; whether it may have one is for its owner to decide.',
      { statement: statement.name, operator, key, values: values.join(', ') },
    ),
  ]
}

export function exceptionCopy(statement: StatementReading, services: readonly string[]): Copy {
  return {
    name: msg('“{statement}” with an exception for AWS services', { statement: statement.name }),
    language: 'json',
    text: JSON.stringify(withException(statement, services), null, 2),
  }
}

/** The Deny as it stands, with one more condition that has to hold. */
function withException(statement: StatementReading, services: readonly string[]): object {
  const { operator, key, values } = exceptionFor(statement, services)
  const { Condition } = statement.source
  const condition = isObject(Condition) ? Condition : {}
  const beside = isObject(condition[operator]) ? condition[operator] : {}
  const held = Object.keys(beside).find(name => name.toLowerCase() === key.toLowerCase()) ?? key
  const all = [...new Set([beside[held] ?? [], values].flat())]
  return {
    ...statement.source,
    Condition: { ...condition, [operator]: { ...beside, [held]: all.length === 1 ? all[0] : all } },
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
