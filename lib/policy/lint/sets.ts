import { msg } from '@/lib/message'
import { own } from '../document'
import { isMultivalued } from '../multivalued'
import { isConditionKey } from './condition-keys'
import type { PlacedCondition } from './conditions'
import type { Found, LintedStatement } from './finding'
import { placed } from './placed'

const pages = {
  logic:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html',
  sets: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html',
}

export function setFindings(
  { operator, qualified, key, canonical, at: path }: PlacedCondition,
  { effect, source }: LintedStatement,
  beside: readonly PlacedCondition[],
): readonly Found[] {
  if (!qualified || qualified.operator.kind === 'null' || !isConditionKey(canonical)) return []
  const found = (kind: Found['kind'], message: Found['message']): Found => ({
    kind,
    severity: 'warning',
    path,
    message,
    source: pages.sets,
  })
  if (!qualified.set)
    return isMultivalued(canonical)
      ? [
          found(
            'no-set-operator',
            msg('{key} may hold several values: {operator} needs ForAnyValue or ForAllValues', {
              key,
              operator,
            }),
          ),
        ]
      : []
  if (!isMultivalued(canonical))
    return [
      found(
        'set-operator-on-one-value',
        msg('{key} holds one value: {operator} is for keys that hold several', { key, operator }),
      ),
    ]
  if (qualified.set === 'any' || effect === 'Deny' || (canonical === OPERATIONS && onlyCreatesGrants(source)))
    return []
  const isRequired = beside.some(
    other =>
      other.canonical === canonical &&
      other.qualified?.operator.kind === 'null' &&
      other.values.every(({ text }) => text.toLowerCase() === 'false'),
  )
  return isRequired
    ? []
    : [
        found(
          'for-all-values-allows',
          msg('{operator} matches a call without {key} too: the statement lets it in', { key, operator }),
        ),
      ]
}

export function negatedLists({
  operator,
  qualified,
  key,
  values,
  at: path,
}: PlacedCondition): readonly Found[] {
  if (!qualified?.operator.negated || values.length < 2) return []
  const message = msg('{operator} on {count} values matches only where {key} is none of them', {
    operator,
    count: values.length,
    key,
  })
  return [{ kind: 'negated-list', severity: 'note', path, message, source: pages.logic }]
}

/** A call that creates a grant always names its operations: AWS's own examples ask for all of them. */
const OPERATIONS = 'kms:grantoperations'

function onlyCreatesGrants(source: LintedStatement['source']): boolean {
  const actions = placed(own(source, 'Action'), '')
  return actions.length > 0 && actions.every(({ text }) => text.toLowerCase() === 'kms:creategrant')
}
