import { msg } from '@/lib/message'
import type { Statement } from '../compile'
import { own, type StatementDocument } from '../document'
import { qualifiedOperator } from '../operators'
import { distances, typos } from './distance'
import { type Mend, nameOf } from './mend'

const page =
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html'

/** What people write in a key policy; each with IfExists and the set operators before it. */
const names = [
  'StringEquals',
  'StringLike',
  'StringNotEquals',
  'StringNotLike',
  'StringEqualsIgnoreCase',
  'ArnEquals',
  'ArnLike',
  'ArnNotEquals',
  'ArnNotLike',
  'Bool',
  'Null',
  'IpAddress',
  'NotIpAddress',
]

/**
 * A block under an operator that AWS does not know, so that the statement never matches: under the one that is meant.
 * Where none comes near, the block goes; null: from a statement for everybody it does not.
 */
export function operatorMend(statement: Statement, operator: string, isForEverybody: boolean): Mend | null {
  const meant = operatorMeantBy(operator)
  if (meant === null && isForEverybody) return null
  const told = { statement: nameOf(statement), operator }
  return {
    kind: 'operator',
    distance: meant === null ? distances.other : distances.case,
    opens: 'conditions',
    change: source => (meant === null ? withoutBlock(source, operator) : renamed(source, operator, meant)),
    message: () =>
      meant === null
        ? msg('“{statement}” has an operator that AWS does not know, {operator}', told)
        : msg('“{statement}” has an operator that AWS does not know, {operator}: {meant} is meant', {
            ...told,
            meant,
          }),
    source: page,
  }
}

function withoutBlock(statement: StatementDocument, operator: string): StatementDocument {
  const { Condition = {}, ...others } = statement
  const block = Object.entries(Condition).filter(([name]) => name !== operator)
  return block.length > 0 ? { ...statement, Condition: Object.fromEntries(block) } : others
}

export function operatorMeantBy(written: string): string | null {
  const [, set = '', name = '', suffix = ''] =
    /^(ForAnyValue:|ForAllValues:)?(.*?)(IfExists)?$/i.exec(written) ?? []
  const plain = name.trim().toLowerCase()
  const [nearest] = names
    .map(each => ({ name: each, off: typos(plain, each.toLowerCase(), MOST_TYPOS) }))
    .filter(({ off }) => off <= MOST_TYPOS)
    .sort((one, other) => one.off - other.off)
  const meant = nearest && `${set}${nearest.name}${suffix}`
  // Null takes neither set operator nor IfExists.
  return meant && qualifiedOperator(meant) ? meant : null
}

const MOST_TYPOS = 2

function renamed(statement: StatementDocument, from: string, to: string): StatementDocument {
  const { Condition } = statement
  if (!Condition || own(Condition, from) === undefined) return statement
  const [moved, there] = [Condition[from] ?? {}, (own(Condition, to) ?? {}) as (typeof Condition)[string]]
  // Two values for one key: which is meant is not for a program to say.
  if (Object.keys(moved).some(key => Object.hasOwn(there, key))) return statement
  const block = Object.entries(Condition).flatMap(([name, keys]) =>
    name === from ? (Object.hasOwn(Condition, to) ? [] : [[to, keys] as const]) : [[name, keys] as const],
  )
  const merged = block.map(([name, keys]) => [name, name === to ? { ...there, ...moved } : keys] as const)
  return { ...statement, Condition: Object.fromEntries(merged) }
}
