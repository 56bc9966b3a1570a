import { type Carried, type Condition, conditionMatches, resolved } from '../condition'
import { type Glob, isLiteral, plainText } from '../glob'
import { isMultivalued } from '../multivalued'
import { timeOf } from '../operators/date'
import { numberOf } from '../operators/numeric'
import type { LookUp } from '../variables'
import { arnAutomaton, caselessAutomaton, likeAutomaton } from './automaton'
import { addressesAround, numbersAround, type Sample } from './intervals'
import { isSingleValued } from './single-valued'
import { freshCharacter, type Pattern, textClasses } from './text-classes'

/** One way in which an unknown key may turn out, and how to say it. */
export type Possibility = { readonly carried: Carried; readonly label: string }
export type Domain = {
  readonly possibilities: readonly Possibility[]
  /** Whether every other value is met by the same conditions as one of these. */
  readonly exact: boolean
}

/**
 * Values that stand for all that an unknown key may hold: none, each that the policy names, one for each set of
 * patterns that go together, one in each stretch between bounds, and one that nothing names.
 */
export function possibilitiesOf(key: string, conditions: readonly Condition[], lookUp: LookUp): Domain {
  const { samples, exact } = samplesOf(conditions, lookUp)
  const single: Possibility[] = samples.map(({ value, label }) => ({ carried: [value], label }))
  const absent: Possibility = { carried: 'absent', label: 'absent' }
  const takesSets =
    isMultivalued(key) || (conditions.some(({ qualified }) => qualified?.set) && !isSingleValued(key))
  if (!takesSets) return { possibilities: [absent, ...single], exact }
  const sets = together(samples, conditions, lookUp)
  return { possibilities: [absent, ...single, ...sets.possibilities], exact: exact && sets.exact }
}

/** Of single values. */
export function samplesOf(
  conditions: readonly Condition[],
  lookUp: LookUp,
): { readonly samples: readonly Sample[]; readonly exact: boolean } {
  const asked = (...kinds: readonly string[]): readonly Glob[] =>
    conditions
      .filter(({ qualified }) => kinds.includes(qualified?.operator.kind ?? ''))
      .flatMap(condition => [...resolved(condition, lookUp)])
  const texts = (...kinds: readonly string[]) => asked(...kinds).map(plainText)
  const kinds = new Set(conditions.map(({ qualified }) => qualified?.operator.kind ?? 'null'))
  const samples: Sample[] = []
  if (kinds.has('bool')) samples.push(...['true', 'false'].map(value => ({ value, label: value })))
  if (kinds.has('numeric'))
    samples.push(
      ...numbersAround(
        texts('numeric').flatMap(each => numberOf(each) ?? []),
        String,
      ),
    )
  if (kinds.has('date'))
    samples.push(
      ...numbersAround(
        texts('date').flatMap(each => timeOf(each) ?? []),
        moment,
      ),
    )
  if (kinds.has('ip')) samples.push(...addressesAround(texts('ip')))
  if (kinds.has('binary'))
    samples.push(...[...texts('binary'), NAMED_NOWHERE].map(value => ({ value, label: value })))
  // A key that only operators of one other kind ask about holds values of that kind.
  const typed = [...kinds].filter(kind => kind !== 'null')
  if (typed.length === 1 && typed[0] !== 'string' && typed[0] !== 'arn')
    return { samples: distinct(samples), exact: true }
  const { samples: more, exact } = textsOf(conditions, lookUp)
  return { samples: distinct([...samples, ...more]), exact }
}

/** Base64 for the text that says so. */
const NAMED_NOWHERE = 'bmFtZWQgbm93aGVyZQ=='

function moment(time: number): string {
  // Beyond what a date can say, seconds can.
  return Math.abs(time) > 8.64e15 ? String(time / 1_000) : new Date(time).toISOString()
}

function textsOf(conditions: readonly Condition[], lookUp: LookUp) {
  const literals = new Set<string>()
  const patterns = new Map<string, Pattern>()
  for (const condition of conditions) {
    const { operator } = condition.qualified ?? {}
    if (operator?.kind !== 'string' && operator?.kind !== 'arn') continue
    for (const glob of resolved(condition, lookUp)) {
      const text = plainText(glob)
      if (operator.name.endsWith('IgnoreCase')) {
        literals.add(text)
        patterns.set(`caseless ${text}`, { text, automaton: caselessAutomaton(text) })
      } else if (isLiteral(glob) || (operator.kind === 'string' && operator.name.endsWith('Equals'))) {
        literals.add(text)
      } else {
        const automaton = operator.kind === 'arn' ? arnAutomaton(glob) : likeAutomaton(glob)
        if (automaton) patterns.set(`${operator.kind} ${text}`, { text, automaton })
      }
    }
  }
  const fresh = freshCharacter([...literals, ...[...patterns.values()].map(({ text }) => text)])
  const named = [...literals].map(value => ({ value, label: value }))
  const classes = textClasses([...patterns.values()], fresh)
  return { samples: [...named, ...classes.samples], exact: classes.exact }
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
