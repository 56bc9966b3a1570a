import { canonicalKey } from '../canonical-key'
import type { Statement } from '../compile'
import { listOf, type StatementDocument } from '../document'
import { qualifiedOperator } from '../operators'
import { sameMeaning } from '../patch/meaning'
import { principalNames } from '../principal'
import { scalarsOf } from '../scalars'
import type { Opening } from './mend'
import type { Weighed } from './plans'
import { type Scene, VIA_SERVICE } from './scene'

/**
 * How much a statement lets in beside the call. 0: it says what the documented statement does. 1: it names the same
 * principal and actions, and asks for all the same keys. 2: more.
 */
export function breadthOf(statement: StatementDocument, { model }: Scene): number {
  if (!model) return 2
  if (sameMeaning(statement, model)) return 0
  return isNarrow(statement, model) ? 1 : 2
}

const everything: readonly Opening[] = ['callers', 'actions', 'conditions']

/** The Allows that let in more than the call by these changes. */
export function opensWide({ plan, outcome }: Weighed, { model }: Scene): readonly Statement[] {
  return [...outcome.changed].flatMap(([statement, after]) => {
    if (statement.effect !== 'Allow' || !after) return []
    // What is set right there lets everybody in, and not this caller alone.
    const isForEverybody = principalNames(statement.principal.named).includes('*')
    const opened = isForEverybody
      ? everything
      : plan.flatMap(piece =>
          'mend' in piece && piece.statement === statement && piece.mend.opens ? [piece.mend.opens] : [],
        )
    return opened.length > 0 && !(model && isNarrow(after, model, opened)) ? [statement] : []
  })
}

export function isNarrow(
  statement: StatementDocument,
  model: StatementDocument,
  opened: readonly Opening[] = everything,
): boolean {
  if (statement.NotPrincipal !== undefined || statement.NotAction !== undefined) return false
  // A caller more reaches all the actions, an action more is reached by all the callers, and so on.
  const reaches = (one: Opening) => opened.some(each => each !== one)
  const [callers, actions, keys] = [named(model), lowered(model.Action), keysOf(model)]
  const asked = keysOf(statement)
  return (
    statement.Effect === model.Effect &&
    (!reaches('callers') || [...named(statement)].every(each => callers.has(each))) &&
    (!reaches('actions') || [...lowered(statement.Action)].every(each => actions.has(each))) &&
    [...keys].every(each => asked.has(each))
  )
}

function named({ Principal }: StatementDocument): ReadonlySet<string> {
  if (Principal === undefined || typeof Principal === 'string') return new Set([Principal ?? ''])
  const names = Object.entries(Principal).flatMap(([kind, each]) =>
    listOf(each).map(name => `${kind} ${name}`),
  )
  return new Set(names)
}

function lowered(actions: StatementDocument['Action']): ReadonlySet<string> {
  return new Set(listOf(actions).map(name => name.toLowerCase()))
}

/** Those that a call has to carry, each with one of some values. */
function keysOf({ Condition = {} }: StatementDocument): ReadonlySet<string> {
  const keys = new Set<string>()
  for (const [operator, asked] of Object.entries(Condition)) {
    const qualified = qualifiedOperator(operator)
    if (!qualified || qualified.operator.negated || qualified.operator.kind === 'null') continue
    if (qualified.ifExists || qualified.set === 'all') continue
    for (const [key, values] of Object.entries(asked)) {
      const canonical = canonicalKey(key)
      // A pattern for the service or its Region lets other services or Regions in.
      const isOpen = canonical === VIA_SERVICE && /like/i.test(operator) && scalarsOf(values).some(isPattern)
      if (!isOpen) keys.add(canonical)
    }
  }
  return keys
}

function isPattern(text: string): boolean {
  return text.includes('*') || text.includes('?')
}
