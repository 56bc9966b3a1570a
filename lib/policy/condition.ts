import { canonicalKey } from './canonical-key'
import { mayBecome } from './ends'
import { type Glob, type Matcher, meets, plainText, type Test } from './glob'
import { type Qualified, qualifiedOperator } from './operators'
import { never, type Operator } from './operators/operator'
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
  /** One a value, made when they are first asked for; with what the variables stand for, if there are any. */
  tests(lookUp: LookUp): readonly Test[]
}

export function conditionOf(
  operator: string,
  key: string,
  texts: readonly string[],
  hasVariables: boolean,
): Condition {
  return qualifiedCondition(qualifiedOperator(operator), operator, key, texts, hasVariables)
}

/** The same by an operator that was already read. */
export function qualifiedCondition(
  qualified: Qualified | undefined,
  operator: string,
  key: string,
  texts: readonly string[],
  hasVariables: boolean,
): Condition {
  const reads = hasVariables && qualified?.operator.variables === true && texts.some(substitutes)
  return new Compiled(operator, qualified, key, canonicalKey(key), texts, reads)
}

class Compiled implements Condition {
  readonly variables: readonly string[]
  private templates: readonly Template[] | undefined
  private made: readonly Test[] | undefined
  /** By what the variables stand for. */
  private substituted: Map<string, readonly Test[]> | undefined

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

  tests(lookUp: LookUp): readonly Test[] {
    const { operator } = this.qualified ?? {}
    if (!operator) return noTests
    if (!this.reads) {
      this.made ??= this.texts.map(operator.testOf)
      return this.made
    }
    const values = new Map(this.variables.map(key => [key, lookUp(key)]))
    const name =
      this.variables.length === 0 ? '' : JSON.stringify([...values.values()].map(each => each ?? null))
    this.substituted ??= new Map()
    const known = this.substituted.get(name)
    if (known) return known
    if (this.substituted.size === MOST_KEPT) this.substituted.clear()
    const made = this.asked.map(template => new Substituted(template, operator, key => values.get(key)).test)
    this.substituted.set(name, made)
    return made
  }
}

const noTests: readonly Test[] = []

/** Of one condition: as many as it may be asked with in turn. */
const MOST_KEPT = 8

/** A value with variables, put together when a text comes near it: of hundreds, few are ever needed. */
class Substituted {
  private made: Matcher | undefined

  constructor(
    private readonly template: Template,
    private readonly operator: Operator,
    private readonly lookUp: LookUp,
  ) {}

  readonly test: Matcher = actual => {
    if (!this.operator.name.endsWith('IgnoreCase') && !mayBecome(this.template, actual)) return false
    this.made ??= this.make()
    return this.made(actual)
  }

  private make(): Matcher {
    const glob = resolve(this.template, this.lookUp)
    return glob ? this.operator.matcher(glob) : never
  }
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
  const tests = condition.tests(lookUp)
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
