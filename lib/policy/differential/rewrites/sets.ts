import { type Case, listOf } from '../case'
import { read } from '../operators'
import { eachCondition, HOLDS } from './conditions'

/** It takes any operator that it does not know for one that a missing key may meet. Ours never match. */
export function unknownOperator(asked: Case): void {
  asked.statements = asked.statements.filter(({ conditions }) =>
    conditions.every(({ operator }) => read(operator)),
  )
}

/** It does not look for IfExists after ForAnyValue. */
export function ifExistsAfterForAnyValue(asked: Case): void {
  eachCondition(asked, ({ carried }, { set, ifExists }) =>
    set === 'any' && ifExists && listOf(carried).length === 0 ? HOLDS : undefined,
  )
}

/** A key with nothing in it is to a set operator one that is not there. */
export function emptySet(asked: Case): void {
  eachCondition(asked, (condition, { set }) => {
    const values = listOf(condition.carried)
    if (values.length === 0 || (set && values.length === 1 && values[0] === '')) condition.carried = undefined
  })
}

/** It reads a list of one apart from its value. */
export function listOfOne(asked: Case): void {
  eachCondition(asked, (condition, { set }) => {
    const [only, ...others] = listOf(condition.carried)
    if (!set && only !== undefined && others.length === 0) condition.carried = only
  })
}

/** Of several values it matches none where the set operator is missing. */
export function missingSetOperator(asked: Case): void {
  eachCondition(asked, (condition, { set, kind, negated }) => {
    if (set || kind === 'null' || typeof condition.carried !== 'object') return
    condition.operator = `${negated ? 'ForAllValues' : 'ForAnyValue'}:${condition.operator}`
  })
}
