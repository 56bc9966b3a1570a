import { canonicalKey } from '../canonical-key'
import { decide } from '../decide'
import type { PolicyDocument, StatementDocument } from '../document'
import { applyEdits, type Edit, pointer } from '../edit'
import { type Asked, conditionsOf, sameAction, sameMeaning, samePrincipal, sameSet } from './meaning'
import type { Required } from './required'

/**
 * The steps that make the statement at `path` say what ours says: where it is ours but for its values, these are
 * replaced, never listed beside the old ones, since a second value of one key would pair with every value of the
 * other. null: it is another statement, and only holds the Sid.
 */
export function mend(
  policy: PolicyDocument,
  path: readonly (string | number)[],
  theirs: StatementDocument,
  { statement: ours, request }: Required,
): readonly Edit[] | null {
  if (theirs.Effect !== ours.Effect || !samePrincipal(theirs, ours) || !sameAction(theirs, ours)) return null
  if (theirs.NotResource !== undefined || ours.Resource === undefined) return null
  const conditions = conditionEdits(path, theirs, ours)
  if (!conditions) return null
  const saysOurs = (edits: readonly Edit[]) => {
    const after = statementAt(applyEdits(policy, edits), path)
    return decide({ ...policy, Statement: after }, request).decision === 'allow'
  }
  if (saysOurs(conditions)) return conditions
  const at = pointer(...path, 'Resource')
  const resource: Edit =
    theirs.Resource === undefined
      ? { op: 'add', path: at, value: ours.Resource }
      : { op: 'replace', path: at, from: theirs.Resource, value: ours.Resource }
  return saysOurs([...conditions, resource]) ? [...conditions, resource] : null
}

/** Exact and relaxed are the two forms that are documented: one becomes the other. */
const exchangeable = new Set(['stringequals', 'stringlike'])

function conditionEdits(
  path: readonly (string | number)[],
  theirs: StatementDocument,
  ours: StatementDocument,
): readonly Edit[] | null {
  const pairs = paired(conditionsOf(theirs), conditionsOf(ours))
  if (!pairs) return null
  const values = pairs
    .filter(([their, our]) => !sameSet(their.values, our.values))
    .map(([their, our]): Edit => {
      const Condition = theirs.Condition ?? {}
      return {
        op: 'replace',
        path: pointer(...path, 'Condition', their.operator, their.key),
        from: Condition[their.operator]?.[their.key],
        value: ours.Condition?.[our.operator]?.[our.key],
      }
    })
  // With our values it may mean the same under its own operators.
  const withOurs = { ...theirs, Resource: ours.Resource, Condition: under(pairs, ours) }
  if (sameMeaning(withOurs, ours)) return values
  if (!pairs.every(pair => pair.every(({ operator }) => exchangeable.has(operator.toLowerCase()))))
    return null
  return [
    {
      op: 'replace',
      path: pointer(...path, 'Condition'),
      from: theirs.Condition,
      value: ours.Condition,
    },
  ]
}

type Pair = readonly [their: Asked, our: Asked]

/** By key; null where the keys are not the same, or one is asked for twice. */
function paired(theirs: readonly Asked[], ours: readonly Asked[]): readonly Pair[] | null {
  if (theirs.length !== ours.length) return null
  const pairs = ours.flatMap(our => {
    const [their, ...more] = theirs.filter(({ key }) => canonicalKey(key) === canonicalKey(our.key))
    return their && more.length === 0 ? [[their, our] as const] : []
  })
  return pairs.length === theirs.length ? pairs : null
}

function under(pairs: readonly Pair[], ours: StatementDocument): StatementDocument['Condition'] {
  const operators = [...new Set(pairs.map(([{ operator }]) => operator))]
  return Object.fromEntries(
    operators.map(operator => [
      operator,
      Object.fromEntries(
        pairs
          .filter(([their]) => their.operator === operator)
          .map(([their, our]) => [their.key, ours.Condition?.[our.operator]?.[our.key] ?? []]),
      ),
    ]),
  )
}

export function statementAt(
  { Statement }: PolicyDocument,
  [, index]: readonly (string | number)[],
): StatementDocument {
  const statement = typeof index === 'number' ? (Statement as readonly StatementDocument[])[index] : Statement
  return statement as StatementDocument
}
