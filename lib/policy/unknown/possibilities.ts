import { type Carried, type Condition, conditionMatches, resolved } from '../condition'
import { plainText } from '../glob'
import { isMultivalued } from '../multivalued'
import { timeOf } from '../operators/date'
import { numberOf } from '../operators/numeric'
import type { Kind } from '../operators/operator'
import type { LookUp } from '../variables'
import { addressesAround, numbersAround, type Sample } from './intervals'
import { exactly, type Pattern } from './pattern'
import { isSingleValued } from './single-valued'
import { TEXT_KINDS, textsOf } from './texts'
import { isOfKind } from './typed-keys'

/** One way in which an unknown key may turn out, and how to say it. */
export type Possibility = { readonly carried: Carried; readonly label: string }
export type Domain = {
  readonly possibilities: readonly Possibility[]
  /** Whether every other value is met by the same conditions as one of these. */
  readonly exact: boolean
}

/**
 * Values that stand for all that an unknown key may hold: none, each that the policy names, one for each set of
 * patterns that go together, one in each stretch between bounds, and one that nothing names. `more`: what it is held
 * against besides the conditions' own values.
 */
export function possibilitiesOf(
  key: string,
  conditions: readonly Condition[],
  lookUp: LookUp,
  more: readonly Pattern[] = [],
): Domain {
  const asksSets = conditions.some(({ qualified }) => qualified?.set)
  const { samples, exact } = samplesOf(key, conditions, lookUp, more)
  const single: Possibility[] = samples.map(({ value, label }) => ({ carried: [value], label }))
  const absent: Possibility = { carried: 'absent', label: 'absent' }
  if (!takesSets(key, asksSets)) return { possibilities: [absent, ...single], exact }
  const sets = together(samples, conditions, lookUp)
  const isExact = exact && sets.exact && more.length === 0
  return { possibilities: [absent, ...single, ...sets.possibilities], exact: isExact }
}

/** Whether several values are to be reckoned with. */
export function takesSets(canonical: string, asksSets: boolean): boolean {
  return isMultivalued(canonical) || (asksSets && !isSingleValued(canonical))
}

/** Of single values. */
function samplesOf(
  key: string,
  conditions: readonly Condition[],
  lookUp: LookUp,
  more: readonly Pattern[],
): Samples {
  // To a set operator an empty text is no value at all.
  const patterns = conditions.some(({ qualified }) => qualified?.set) ? [exactly(''), ...more] : more
  const kinds = new Set(conditions.flatMap(({ qualified }) => qualified?.operator.kind ?? []))
  kinds.delete('null')
  const [kind, ...others] = kinds
  if (kind === undefined || [...kinds].every(each => TEXT_KINDS.has(each))) {
    const texts = textsOf(conditions, lookUp, patterns)
    if (kind !== 'bool' || others.length > 0 || more.length > 0 || !isOfKind(key, kind)) return texts
    return { samples: ['true', 'false'].map(value => ({ value, label: value })), exact: true }
  }
  const typed = [...kinds].flatMap(each => typedSamples(each, conditions, lookUp))
  const isAlone = others.length === 0 && more.length === 0
  if (isAlone && isOfKind(key, kind)) return { samples: distinct(typed), exact: true }
  const { samples } = textsOf(conditions, lookUp, patterns)
  if (isAlone) return { samples: distinct([...typed, ...samples]), exact: true }
  // Of numbers and of moments there is always a spelling that none of some whole texts has: they tell no more apart.
  const apart = !more.every(({ isLiteral }) => isLiteral)
    ? null
    : spelledApart(typed, new Set(samples.map(({ value }) => value)), conditions)
  return { samples: distinct([...typed, ...(apart ?? []), ...samples]), exact: apart !== null }
}

/** null: that is not enough, since the key is held against patterns or against values of two kinds as well. */
function spelledApart(
  typed: readonly Sample[],
  taken: ReadonlySet<string>,
  conditions: readonly Condition[],
): readonly Sample[] | null {
  const operators = conditions.flatMap(({ qualified }) => qualified?.operator ?? [])
  const kinds = new Set(
    operators.map(({ kind }) => kind).filter(kind => kind !== 'null' && kind !== 'string'),
  )
  const [kind] = kinds
  const isWhole = conditions.every(asksForWholeTexts)
  if (kinds.size !== 1 || !isWhole || (kind !== 'numeric' && kind !== 'date')) return null
  return typed.map(({ value, label }) => {
    let spelled = value
    while (taken.has(spelled)) spelled = longer(spelled)
    return { value: spelled, label }
  })
}

/** Of texts, or of none at all. */
function asksForWholeTexts({ qualified, texts }: Condition): boolean {
  const { kind, name = '' } = qualified?.operator ?? {}
  if (kind !== 'string') return true
  return (
    /^String(Not)?Equals$/.test(name) || (name.endsWith('Like') && !texts.some(each => /[*?]/.test(each)))
  )
}

/** The same number, or the same moment, in one more character: `5`, `05`; `…00.000Z`, `…00.0000Z`. */
function longer(value: string): string {
  if (value.endsWith('Z')) return `${value.slice(0, -1)}0Z`
  return value.startsWith('-') ? `-0${value.slice(1)}` : `0${value}`
}

type Samples = { readonly samples: readonly Sample[]; readonly exact: boolean }

function typedSamples(kind: Kind, conditions: readonly Condition[], lookUp: LookUp): readonly Sample[] {
  const texts = conditions
    .filter(({ qualified }) => qualified?.operator.kind === kind)
    .flatMap(condition => resolved(condition, lookUp).map(plainText))
  const bounds = (read: (text: string) => number | null) => texts.flatMap(each => read(each) ?? [])
  switch (kind) {
    case 'numeric':
      return numbersAround(bounds(numberOf), String)
    case 'date':
      return numbersAround(bounds(timeOf), moment)
    case 'ip':
      return addressesAround(texts)
    case 'binary':
      return [...texts, NAMED_NOWHERE].map(value => ({ value, label: value }))
    default:
      return []
  }
}

/** Base64 for the text that says so. */
const NAMED_NOWHERE = 'bmFtZWQgbm93aGVyZQ=='

function moment(time: number): string {
  // Beyond what a date can say, seconds can.
  return Math.abs(time) > 8.64e15 ? String(time / 1_000) : new Date(time).toISOString()
}

function distinct(samples: readonly Sample[]): readonly Sample[] {
  const byValue = new Map<string, Sample>()
  for (const sample of samples) if (!byValue.has(sample.value)) byValue.set(sample.value, sample)
  return [...byValue.values()]
}

const MOST_SETS = 1_500

/**
 * Of a key of several values. What a condition answers to a set is proved by one member of it, so that sets no
 * larger than there are conditions stand for all.
 */
function together(samples: readonly Sample[], conditions: readonly Condition[], lookUp: LookUp): Domain {
  const asking = conditions.filter(({ qualified }) => qualified && qualified.operator.kind !== 'null')
  const classes = new Map<string, Sample>()
  for (const sample of samples) {
    const met = asking
      .map(condition => (conditionMatches(condition, [sample.value], lookUp) ? '1' : '0'))
      .join('')
    if (!classes.has(met)) classes.set(met, sample)
  }
  const members = [...classes.values()]
  const possibilities: Possibility[] = []
  let sets: { readonly values: readonly Sample[]; readonly next: number }[] = [{ values: [], next: 0 }]
  for (let size = 1; size <= Math.min(asking.length, members.length); size++) {
    sets = sets.flatMap(({ values, next }) =>
      members.slice(next).map((member, index) => ({ values: [...values, member], next: next + index + 1 })),
    )
    if (possibilities.length + sets.length > MOST_SETS) return { possibilities, exact: false }
    if (size === 1) continue
    for (const { values } of sets)
      possibilities.push({
        carried: values.map(({ value }) => value),
        label: values.map(({ label }) => label).join(' and '),
      })
  }
  return { possibilities, exact: true }
}
