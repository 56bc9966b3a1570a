import { own } from './document'
import { meets, type Test, testOf } from './glob'
import { resourceMatcher, resourceTest } from './operators/arn'
import { scalarsOf } from './scalars'
import {
  type LookUp,
  noVariables,
  resolve,
  substitutes,
  type Template,
  templateOf,
  variablesOf,
} from './variables'

/** Action or NotAction, Resource or NotResource. */
export type Element = {
  readonly negated: boolean
  /** As written. */
  readonly texts: readonly string[]
  readonly wanted: readonly { readonly template: Template }[]
  /** The keys that variables among the values name, canonical. */
  readonly variables: readonly string[]
  matches(actual: string, lookUp: LookUp): boolean
}

type Source = Readonly<Record<string, unknown>>

/** Action names ignore case: the request's is to be given in lower case. */
export function actionOf(source: Source): Element | undefined {
  return elementOf(own(source, 'Action'), own(source, 'NotAction'), false, actionTest)
}

export function resourceOf(source: Source, hasVariables: boolean): Element | undefined {
  return elementOf(own(source, 'Resource'), own(source, 'NotResource'), hasVariables, resourceTest)
}

/** undefined: it names nothing. */
function elementOf(
  positive: unknown,
  negative: unknown,
  hasVariables: boolean,
  read: (text: string) => Test,
): Element | undefined {
  const scalars = scalarsOf(positive ?? negative)
  const texts = scalars.includes('') ? scalars.filter(text => text !== '') : scalars
  if (texts.length === 0) return undefined
  const negated = positive === undefined
  return hasVariables && texts.some(substitutes)
    ? new Substituted(negated, texts)
    : new Plain(negated, texts, read)
}

export const noElement: Element = {
  negated: false,
  texts: [],
  wanted: [],
  variables: [],
  matches: () => false,
}

function actionTest(text: string): Test {
  return testOf(text.toLowerCase())
}

class Plain implements Element {
  readonly variables = noVariables
  private tests: readonly Test[] | undefined

  constructor(
    readonly negated: boolean,
    readonly texts: readonly string[],
    private readonly read: (text: string) => Test,
  ) {}

  get wanted(): Element['wanted'] {
    return this.texts.map(text => ({ template: templateOf(text, false) }))
  }

  matches(actual: string): boolean {
    this.tests ??= this.texts.map(this.read)
    for (const test of this.tests) if (meets(test, actual)) return !this.negated
    return this.negated
  }
}

/** A Resource with `${…}` in it. */
class Substituted implements Element {
  readonly wanted: Element['wanted']
  readonly variables: readonly string[]

  constructor(
    readonly negated: boolean,
    readonly texts: readonly string[],
  ) {
    this.wanted = texts.map(text => ({ template: templateOf(text, true) }))
    this.variables = variablesOf(texts)
  }

  matches(actual: string, lookUp: LookUp): boolean {
    for (const { template } of this.wanted) {
      const glob = resolve(template, lookUp)
      if (glob !== undefined && resourceMatcher(glob)(actual)) return !this.negated
    }
    return this.negated
  }
}
