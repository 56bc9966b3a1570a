import { type Carried, type Condition, conditionMatches } from '../condition'
import { isMultivalued } from '../multivalued'
import type { LookUp } from '../variables'
import type { Sample } from './intervals'
import { exactly, type Pattern } from './pattern'
import { isSingleValued } from './single-valued'
import { asksForWholeTexts, TEXT_KINDS, textsOf } from './texts'
import { distinct, kindsOf, type Samples, samplesOfType, spelledApart, typedSamples } from './typed-samples'

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
  const ofType = samplesOfType(key, conditions, lookUp, more)
  if (ofType) return ofType
  // To a set operator an empty text is no value at all.
  const patterns = conditions.some(({ qualified }) => qualified?.set) ? [exactly(''), ...more] : more
  const kinds = kindsOf(conditions)
  const texts = textsOf(conditions, lookUp, patterns)
  if ([...kinds].every(each => TEXT_KINDS.has(each))) return texts
  const typed = [...kinds].flatMap(each => typedSamples(each, conditions, lookUp))
  if (kinds.size === 1 && more.length === 0) return distinct([...typed, ...texts.samples], true)
  // Of numbers and of moments there is always a spelling that none of some whole texts has: they tell no more apart.
  const [kind, ...others] = [...kinds].filter(each => each !== 'string')
  const isApart =
    others.length === 0 && (kind === 'numeric' || kind === 'date') && asksForWholeTexts(conditions, more)
  const apart = isApart ? spelledApart(typed, texts.samples) : []
  return distinct([...typed, ...apart, ...texts.samples], isApart)
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
