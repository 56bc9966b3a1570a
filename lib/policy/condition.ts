import { canonicalKey } from './canonical-key'
import { type Glob, meets, plainText, type Test } from './glob'
import { type Qualified, qualifiedOperator } from './operators'
import {
  type LookUp,
  noVariables,
  resolve,
  substitutes,
  type Template,
  templateOf,
  variablesOf,
} from './variables'

export type Condition = {
  /** As written: `ForAnyValue:StringEquals`. */
  readonly operator: string
  /** undefined: no operator of AWS. */
  readonly qualified: Qualified | undefined
  /** As written. */
  readonly key: string
  readonly canonical: string
  readonly asked: readonly Template[]
  /** The same, as written. */
  readonly texts: readonly string[]
  /** The keys that variables among the values name, canonical. */
  readonly variables: readonly string[]
  /** Where no value has a variable: one a value, made once, and only when they are first asked for. */
  readonly tests: readonly Test[] | null
}

export function conditionOf(
  operator: string,
  key: string,
  texts: readonly string[],
  hasVariables: boolean,
): Condition {
  const qualified = qualifiedOperator(operator)
  const reads = hasVariables && qualified?.operator.variables === true && texts.some(substitutes)
  return new Compiled(operator, qualified, key, canonicalKey(key), texts, reads)
}

class Compiled implements Condition {
  readonly variables: readonly string[]
  private templates: readonly Template[] | undefined
  private made: readonly Test[] | undefined

  constructor(
    readonly operator: string,
    readonly qualified: Qualified | undefined,
    readonly key: string,
    readonly canonical: string,
    readonly texts: readonly string[],
    /** Whether `${…}` among the values is more than text. */
    private readonly reads: boolean,
  ) {
    this.variables = reads ? variablesOf(texts) : noVariables
  }

  get asked(): readonly Template[] {
    this.templates ??= this.texts.map(text => templateOf(text, this.reads))
    return this.templates
  }

  get tests(): readonly Test[] | null {
    if (this.variables.length > 0 || !this.qualified) return null
    const { operator } = this.qualified
    this.made ??= this.reads ? testsOf(this, () => undefined) : this.texts.map(operator.testOf)
    return this.made
  }
}

function testsOf(condition: Condition, lookUp: LookUp): readonly Test[] {
  const { qualified } = condition
  return qualified ? resolved(condition, lookUp).map(glob => qualified.operator.matcher(glob)) : []
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
  if (operator.kind === 'null') return condition.texts.some(each => each.toLowerCase() === String(isAbsent))
  if (isAbsent && ifExists) return true
  // ForAllValues "also returns true if there are no context keys in the request, or if the context key value
  // resolves to a null dataset, such as an empty string"; ForAnyValue has nothing to find.
  if (set && (isAbsent || (carried.length === 1 && carried[0] === ''))) return set === 'all'
  // "If the key is not present, a condition that requires that it is not matched is true."
  if (isAbsent) return operator.negated
  const tests = condition.tests ?? testsOf(condition, lookUp)
  // Without a set operator one value that meets suffices, and a negated operator asks that none does.
  const all = (set ?? (operator.negated ? 'all' : 'any')) === 'all'
  for (const actual of carried) if ((someMeets(tests, actual) !== operator.negated) !== all) return !all
  return all
}

function someMeets(tests: readonly Test[], actual: string): boolean {
  for (const test of tests) if (meets(test, actual)) return true
  return false
}

/** The values as globs, without those whose variable has no value. */
export function resolved({ asked }: Condition, lookUp: LookUp): readonly Glob[] {
  return asked.map(each => resolve(each, lookUp)).filter(glob => glob !== undefined)
}

/** The values asked for, with the request's own in place of variables. */
export function askedTexts(condition: Condition, lookUp: LookUp): readonly string[] {
  if (condition.variables.length === 0) return condition.texts
  return condition.asked.map(each => {
    const glob = each.keys.length === 0 ? undefined : resolve(each, lookUp)
    return glob ? plainText(glob) : each.text
  })
}
