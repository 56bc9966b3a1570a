import { own, type StatementDocument } from '../document'

type Block = NonNullable<StatementDocument['Condition']>
export type Asked = Block[string][string]

export function askedAt(
  { Condition = {} }: StatementDocument,
  operator: string,
  key: string,
): Asked | undefined {
  const keys = own(Condition, operator) as Block[string] | undefined
  return keys && (own(keys, key) as Asked | undefined)
}

/** With this value, there or added. */
export function withAsked(
  statement: StatementDocument,
  operator: string,
  key: string,
  value: Asked,
): StatementDocument {
  const { Condition = {} } = statement
  const keys = (own(Condition, operator) ?? {}) as Block[string]
  return { ...statement, Condition: { ...Condition, [operator]: { ...keys, [key]: value } } }
}

/** Without that condition, and without what it leaves empty. */
export function withoutAsked(statement: StatementDocument, operator: string, key: string): StatementDocument {
  const { Condition = {}, ...others } = statement
  const keys = Object.entries((own(Condition, operator) ?? {}) as Block[string]).filter(
    ([name]) => name !== key,
  )
  const block = Object.entries(Condition).flatMap(([name, held]) =>
    name !== operator
      ? [[name, held] as const]
      : keys.length > 0
        ? [[name, Object.fromEntries(keys)] as const]
        : [],
  )
  return block.length > 0 ? { ...statement, Condition: Object.fromEntries(block) } : others
}

/** The condition under another operator or key; null where something else stands there. */
export function movedAsked(
  statement: StatementDocument,
  from: readonly [operator: string, key: string],
  to: readonly [operator: string, key: string],
  value: Asked,
): StatementDocument | null {
  if (askedAt(statement, ...to) !== undefined) return null
  return withAsked(withoutAsked(statement, ...from), ...to, value)
}
