import { msg } from '@/lib/message'
import { canonicalKey } from '../canonical-key'
import { isObject, own } from '../document'
import { type Qualified, qualifiedOperator } from '../operators'
import { conditionKeys, isConditionKey, nearestKey } from './condition-keys'
import type { Found, LintedStatement } from './finding'
import { type PlacedText, placed } from './placed'
import { negatedLists, setFindings } from './sets'

const pages = {
  operators:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html',
  checks: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
}

/** One key of one operator. */
export type PlacedCondition = {
  readonly operator: string
  /** undefined: no operator of AWS. */
  readonly qualified: Qualified | undefined
  readonly key: string
  readonly canonical: string
  readonly values: readonly PlacedText[]
  readonly at: string
}

export function conditionsOf({ path, source }: LintedStatement): readonly PlacedCondition[] {
  const block = own(source, 'Condition')
  if (!isObject(block)) return []
  return Object.entries(block).flatMap(([operator, keys]) =>
    Object.entries(isObject(keys) ? keys : {}).map(([key, value]) => {
      const at = `${path}.Condition.${operator}.${key}`
      const qualified = qualifiedOperator(operator)
      return { operator, qualified, key, canonical: canonicalKey(key), values: placed(value, at), at }
    }),
  )
}

export function conditionFindings(statement: LintedStatement): readonly Found[] {
  const conditions = conditionsOf(statement)
  return [
    ...operatorFindings(statement),
    ...conditions.flatMap(keyFindings),
    ...sameButForCase(conditions),
    ...conditions.flatMap(each => [...setFindings(each, statement, conditions), ...negatedLists(each)]),
  ]
}

function operatorFindings({ path, source }: LintedStatement): readonly Found[] {
  const block = own(source, 'Condition')
  return Object.keys(isObject(block) ? block : {}).flatMap((operator): readonly Found[] =>
    qualifiedOperator(operator)
      ? []
      : [
          {
            kind: 'unknown-operator',
            severity: 'error',
            path: `${path}.Condition.${operator}`,
            message: msg('AWS knows no condition operator {operator}: the statement never matches', {
              operator,
            }),
            source: pages.operators,
          },
        ],
  )
}

/** Keys of other services are left alone: some of them come along with a caller's credentials. */
export function isUnknownKey(canonical: string): boolean {
  const isOurs = /^(aws|kms):/.test(canonical) || !canonical.includes(':')
  return isOurs && !isConditionKey(canonical)
}

function keyFindings({ key, canonical, at }: PlacedCondition): readonly Found[] {
  return isUnknownKey(canonical) ? [unknownKey(key, canonical, at)] : []
}

export function unknownKey(key: string, canonical: string, path: string): Found {
  const meant = nearestKey(canonical)
  return {
    kind: 'unknown-condition-key',
    severity: 'warning',
    path,
    message: meant
      ? msg('No call carries a condition key {key}; {meant} may be meant', { key, meant })
      : msg('No call carries a condition key {key}', { key }),
    source: canonical.startsWith('kms:') ? conditionKeys.kms.source : conditionKeys.global.source,
  }
}

/** Names of condition keys ignore case: the two are one key, and which of their values counts is not documented. */
function sameButForCase(conditions: readonly PlacedCondition[]): readonly Found[] {
  const first = new Map<string, PlacedCondition>()
  return conditions.flatMap((each): readonly Found[] => {
    const place = JSON.stringify([each.operator.toLowerCase(), each.canonical])
    const other = first.get(place)
    if (!other) first.set(place, each)
    if (!other) return []
    return [
      {
        kind: 'condition-key-case',
        severity: 'error',
        path: each.at,
        message: msg('{key} and {other} are one condition key, and {operator} may hold it only once', {
          key: each.key,
          other: other.key,
          operator: each.operator,
        }),
        source: pages.checks,
      },
    ]
  })
}
