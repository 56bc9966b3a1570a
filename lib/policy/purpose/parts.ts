import { listOf, type StatementDocument } from '../document'
import { principalNames } from '../principal'

/** What a statement asks: one of its conditions, who asks, or what they do. */
export type Part =
  | { readonly what: 'principal' }
  | { readonly what: 'action' }
  | { readonly what: 'condition'; readonly operator: string; readonly key: string }

type Dropped = {
  readonly part: Part
  readonly asked: readonly string[]
  /** The statement with anybody in the principal's place, any action in the action's, or no such condition. */
  readonly without: StatementDocument
}

/** Those that ask anything. */
export function partsOf(statement: StatementDocument): readonly Dropped[] {
  return [...principalOf(statement), ...actionOf(statement), ...conditionsOf(statement)]
}

function principalOf({ Principal, NotPrincipal, ...rest }: StatementDocument): readonly Dropped[] {
  const asked = principalNames(Principal ?? NotPrincipal ?? {})
  if (asked.length === 0 || (Principal !== undefined && asked.includes('*'))) return []
  return [{ part: { what: 'principal' }, asked, without: { ...rest, Principal: '*' } }]
}

function actionOf({ Action, NotAction, ...rest }: StatementDocument): readonly Dropped[] {
  const asked = listOf(Action ?? NotAction)
  if (asked.length === 0 || asked.some(each => /^(\*|kms:\*)$/i.test(each))) return []
  return [{ part: { what: 'action' }, asked, without: { ...rest, Action: 'kms:*' } }]
}

function conditionsOf({ Condition = {}, ...rest }: StatementDocument): readonly Dropped[] {
  return Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]): Dropped => {
      const others = Object.entries(Condition).map(([name, own]) => [
        name,
        Object.fromEntries(Object.entries(own).filter(([each]) => name !== operator || each !== key)),
      ])
      return {
        part: { what: 'condition', operator, key },
        asked: listOf(values).map(String),
        without: { ...rest, Condition: Object.fromEntries(others) },
      }
    }),
  )
}
