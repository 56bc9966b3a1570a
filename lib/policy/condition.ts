import { canonicalKey } from './canonical-key'
import { type Glob, type Matcher, plainText } from './glob'
import { type Qualified, qualifiedOperator } from './operators'
import { type LookUp, resolve, type Template, templateOf, variablesOf } from './variables'

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
  /** Where no value has a variable: one matcher a value, made once, and only when it is first asked for. */
  readonly matchers: readonly Matcher[] | null
}

export function conditionOf(
  operator: string,
  key: string,
  texts: readonly string[],
  hasVariables: boolean,
): Condition {
  const qualified = qualifiedOperator(operator)
  const reads = hasVariables && qualified?.operator.variables === true
  const asked = texts.map(text => templateOf(text, reads))
  return new Compiled(operator, qualified, key, canonicalKey(key), asked, variablesOf(asked))
}

class Compiled implements Condition {
  private made: readonly Matcher[] | undefined

  constructor(
    readonly operator: string,
    readonly qualified: Qualified | undefined,
    readonly key: string,
    readonly canonical: string,
    readonly asked: readonly Template[],
    readonly variables: readonly string[],
  ) {}

  get matchers(): readonly Matcher[] | null {
    if (this.variables.length > 0) return null
    this.made ??= matchersOf(this, () => undefined)
    return this.made
  }
}

function matchersOf({ qualified, asked }: Condition, lookUp: LookUp): readonly Matcher[] {
  if (!qualified) return []
  const { operator } = qualified
  return asked.flatMap(each => {
    if (each.isPlain) return operator.matcherOfText(each.text)
    const glob = resolve(each, lookUp)
    return glob === undefined ? [] : operator.matcher(glob)
  })
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
  const matchers = condition.matchers ?? matchersOf(condition, lookUp)
  // Without a set operator one value that meets suffices, and a negated operator asks that none does.
  const all = (set ?? (operator.negated ? 'all' : 'any')) === 'all'
  for (const actual of carried) if ((someMatches(matchers, actual) !== operator.negated) !== all) return !all
  return all
}

function someMatches(matchers: readonly Matcher[], actual: string): boolean {
  for (const matches of matchers) if (matches(actual)) return true
  return false
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
