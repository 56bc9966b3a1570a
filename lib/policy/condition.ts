import type { Glob, Matcher } from './glob'
import { plainText } from './glob'
import type { Qualified } from './operators'
import { type LookUp, resolve, type Template } from './variables'

export type Condition = {
  /** As written: `ForAnyValue:StringEquals`. */
  readonly operator: string
  /** undefined: no operator of AWS. */
  readonly qualified: Qualified | undefined
  /** As written. */
  readonly key: string
  readonly canonical: string
  readonly asked: readonly Template[]
  /** The keys that variables among the values name, canonical. */
  readonly variables: readonly string[]
  /** Where no value has a variable: one matcher a value, made once. */
  readonly matchers: readonly Matcher[] | null
}

/** What the request carries of a key: values, or nothing. */
export type Carried = readonly string[] | 'absent'

/**
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
 */
export function conditionMatches(condition: Condition, carried: Carried, lookUp: LookUp): boolean {
  const { qualified } = condition
  if (!qualified) return false
  const { operator, set, ifExists } = qualified
  const isAbsent = carried === 'absent' || carried.length === 0
  if (operator.kind === 'null')
    return condition.asked.some(each => each.text.toLowerCase() === String(isAbsent))
  if (isAbsent && ifExists) return true
  // ForAllValues "also returns true if there are no context keys in the request, or if the context key value
  // resolves to a null dataset, such as an empty string"; ForAnyValue has nothing to find.
  if (set && (isAbsent || (carried.length === 1 && carried[0] === ''))) return set === 'all'
  // "If the key is not present, a condition that requires that it is not matched is true."
  if (isAbsent) return operator.negated
  const matchers = condition.matchers ?? resolved(condition, lookUp).map(glob => operator.matcher(glob))
  const meets = (actual: string) => matchers.some(matches => matches(actual)) !== operator.negated
  // Without a set operator one value that meets suffices, and a negated operator asks that none does.
  return (set ?? (operator.negated ? 'all' : 'any')) === 'all' ? carried.every(meets) : carried.some(meets)
}

/** The values as globs, without those whose variable has no value. */
export function resolved({ asked }: Condition, lookUp: LookUp): readonly Glob[] {
  return asked.map(each => resolve(each, lookUp)).filter(glob => glob !== undefined)
}

/** The values asked for, with the request's own in place of variables. */
export function askedTexts(condition: Condition, lookUp: LookUp): readonly string[] {
  return condition.asked.map(each => {
    const glob = each.keys.length === 0 ? undefined : resolve(each, lookUp)
    return glob ? plainText(glob) : each.text
  })
}
