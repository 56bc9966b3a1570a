import { decide } from '../decide'
import { type CanonicalCondition, conditions as conditionsOf } from '../diff/canonical'
import type { PolicyDocument, StatementDocument } from '../document'
import { applyEdits, type Edit, pointer } from '../edit'
import { sameElement, sameMeaning, sameValues } from './meaning'
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
  if (!sameInAll.every(element => sameElement(element, theirs, ours))) return null
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

const sameInAll = ['Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction'] as const

/** Exact and relaxed are the two forms that are documented: one becomes the other. */
const exchangeable = new Set(['StringEquals', 'StringLike'])

function conditionEdits(
  path: readonly (string | number)[],
  theirs: StatementDocument,
  ours: StatementDocument,
): readonly Edit[] | null {
  const pairs = paired(conditionsOf(theirs.Condition), conditionsOf(ours.Condition))
  if (!pairs) return null
  const values = pairs
    .filter(([their, our]) => !sameValues(their, our))
    .map(
      ([{ written }, our]): Edit => ({
        op: 'replace',
        path: pointer(...path, 'Condition', written.operator, written.key),
        from: written.values,
        value: our.written.values,
      }),
    )
  // With our values it may mean the same under its own operators.
  if (sameMeaning({ ...theirs, Resource: ours.Resource, Condition: withOurs(pairs) }, ours)) return values
  if (!pairs.every(pair => pair.every(({ operator }) => exchangeable.has(operator)))) return null
  return [
    {
      op: 'replace',
      path: pointer(...path, 'Condition'),
      from: theirs.Condition,
      value: ours.Condition,
    },
  ]
}

type Pair = readonly [their: CanonicalCondition, our: CanonicalCondition]

/** By key; null where the keys are not the same, or one is asked for twice. */
function paired(
  theirs: readonly CanonicalCondition[],
  ours: readonly CanonicalCondition[],
): readonly Pair[] | null {
  if (theirs.length !== ours.length) return null
  const pairs = ours.flatMap(our => {
    const [their, ...more] = theirs.filter(({ key }) => key === our.key)
    return their && more.length === 0 ? [[their, our] as const] : []
  })
  return pairs.length === theirs.length ? pairs : null
}

/** Their operators and keys, our values. */
function withOurs(pairs: readonly Pair[]): StatementDocument['Condition'] {
  const operators = [...new Set(pairs.map(([{ written }]) => written.operator))]
  const block = operators.map(operator => [
    operator,
    Object.fromEntries(
      pairs
        .filter(([{ written }]) => written.operator === operator)
        .map(([{ written }, our]) => [written.key, our.written.values]),
    ),
  ])
  return Object.fromEntries(block)
}

function statementAt(
  { Statement }: PolicyDocument,
  [, index]: readonly (string | number)[],
): StatementDocument {
  const statement = typeof index === 'number' ? (Statement as readonly StatementDocument[])[index] : Statement
  return statement as StatementDocument
}
