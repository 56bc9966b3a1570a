import type { Condition } from './compile'
import type { Glob } from './glob'
import { type LookUp, plainText, resolve } from './variables'

/** What the request carries of a key: values, or nothing. */
export type Carried = readonly string[] | 'absent'

/**
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
 */
export function conditionMatches(condition: Condition, carried: Carried, lookUp: LookUp): boolean {
  const { qualified, asked } = condition
  if (!qualified) return false
  const { operator, set, ifExists } = qualified
  const values = carried === 'absent' || carried.length === 0 ? null : carried
  if (operator.kind === 'null') {
    const isAbsent = values === null
    return asked.some(each => each.text.toLowerCase() === String(isAbsent))
  }
  if (values === null) {
    if (ifExists) return true
    // "ForAllValues returns true if there are no keys in the request"; ForAnyValue has nothing to find.
    if (set) return set === 'all'
    // "If the key is not present, a negated operator matches."
    return operator.negated
  }
  const globs = asked.map(each => resolve(each, lookUp)).filter(glob => glob !== undefined)
  const meets = (actual: string): boolean | null => someMeets(globs, actual, operator.meets)
  if (operator.negated) {
    const differs = (actual: string) => meets(actual) !== true
    return set === 'any' ? values.some(differs) : values.every(differs)
  }
  const equals = (actual: string) => meets(actual) === true
  return set === 'all' ? values.every(equals) : values.some(equals)
}

function someMeets(
  globs: readonly Glob[],
  actual: string,
  meets: (asked: Glob, actual: string) => boolean | null,
) {
  let comparable = globs.length === 0
  for (const glob of globs) {
    const met = meets(glob, actual)
    if (met) return true
    if (met === false) comparable = true
  }
  return comparable ? false : null
}

/** The values asked for, with the request's own in place of variables. */
export function askedTexts(condition: Condition, lookUp: LookUp): readonly string[] {
  return condition.asked.map(each => {
    const glob = resolve(each, lookUp)
    return glob ? plainText(glob) : each.text
  })
}
