import { msg } from '@/lib/message'
import { own } from '../document'
import { isLiteral } from '../glob'
import { type Part, templateOf } from '../variables'
import { conditionsOf, isUnknownKey, type PlacedCondition, unknownKey } from './conditions'
import type { Found, LintedStatement } from './finding'
import { mayNameKey } from './key-arn'
import { type PlacedText, placed } from './placed'
import { unreadableValue, withoutValue } from './unreadable'

const pages = {
  variables: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html',
  resource: 'https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html',
  string:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String',
}
const WITH_VARIABLES = '2012-10-17'

/** Text that its writer meant to be more than text. */
export function valueFindings(statement: LintedStatement, version: string | undefined): readonly Found[] {
  const hasVariables = version === WITH_VARIABLES
  const { path, source } = statement
  const resources = (['Resource', 'NotResource'] as const).flatMap(name =>
    placed(own(source, name), `${path}.${name}`),
  )
  return [
    ...resources.flatMap(each => resourceFindings(each, hasVariables)),
    ...conditionsOf(statement).flatMap(each => conditionFindings(each, hasVariables)),
  ]
}

function resourceFindings(resource: PlacedText, hasVariables: boolean): readonly Found[] {
  const variables = hasVariables ? unknownVariables(resource) : textVariables(resource, null)
  const { text, at: path } = resource
  if (variables.length > 0 || text === '' || mayNameKey(templateOf(text, hasVariables))) return variables
  const message = msg('{resource} is the ARN of no KMS key: “*” stands for the key that holds the policy', {
    resource: text,
  })
  return [{ kind: 'resource-is-no-key', severity: 'error', path, message, source: pages.resource }]
}

function conditionFindings(condition: PlacedCondition, hasVariables: boolean): readonly Found[] {
  const { qualified, values, operator } = condition
  if (!qualified) return []
  const reads = hasVariables && qualified.operator.variables
  const found = values.flatMap(each => {
    const variables = reads ? unknownVariables(each) : textVariables(each, hasVariables ? operator : null)
    return variables.length > 0 ? variables : unreadableValue(condition, each, hasVariables)
  })
  const isExact = /^String(Not)?Equals/.test(qualified.operator.name)
  const literals = isExact ? values.flatMap(each => wildcards(each, operator, reads)) : []
  return [...withoutValue(condition), ...found, ...literals]
}

/** `operator`: the one that reads no variables; null: the version does not. */
function textVariables({ text, at: path }: PlacedText, operator: string | null): readonly Found[] {
  if (!/\$\{[*?$]\}/.test(text) && !partsOf(text, true).some(part => 'key' in part)) return []
  const message =
    operator === null
      ? msg('{value} is text, not a variable: those are read from version {version} on', {
          value: text,
          version: WITH_VARIABLES,
        })
      : msg('{value} is text, not a variable: {operator} reads none', { value: text, operator })
  return [{ kind: 'variable-is-text', severity: 'warning', path, message, source: pages.variables }]
}

function unknownVariables({ text, at }: PlacedText): readonly Found[] {
  return partsOf(text, true).flatMap(part =>
    'key' in part && isUnknownKey(part.key) ? [unknownKey(part.written, part.key, at)] : [],
  )
}

function wildcards({ text, at: path }: PlacedText, operator: string, reads: boolean): readonly Found[] {
  if (partsOf(text, reads).every(part => 'key' in part || isLiteral(part))) return []
  const message = msg('{operator} takes the wildcard in {value} for the character itself', {
    operator,
    value: text,
  })
  return [{ kind: 'wildcard-is-text', severity: 'warning', path, message, source: pages.string }]
}

function partsOf(text: string, hasVariables: boolean): readonly Part[] {
  return templateOf(text, hasVariables).parts
}
