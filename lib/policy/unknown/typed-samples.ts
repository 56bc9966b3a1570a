import { type Condition, resolved } from '../condition'
import { plainText } from '../glob'
import { timeOf } from '../operators/date'
import { rangeOf } from '../operators/ip'
import { numberOf } from '../operators/numeric'
import type { Kind } from '../operators/operator'
import type { LookUp } from '../variables'
import { addressesAround, numbersAround, type Sample } from './intervals'
import type { Pattern } from './pattern'
import { asksForWholeTexts, TEXT_KINDS, textsOf } from './texts'
import { type Type, typesOf } from './typed-keys'

export type Samples = { readonly samples: readonly Sample[]; readonly exact: boolean }

/**
 * Of a key that holds values of one type, whatever else it is compared with: no text but those that are such values.
 * null: any text has to be reckoned with.
 */
export function samplesOfType(
  key: string,
  conditions: readonly Condition[],
  lookUp: LookUp,
  more: readonly Pattern[],
): Samples | null {
  const types = typesOf(key)
  if (types.length === 0) return null
  if (types.includes('bool'))
    return { samples: ['true', 'false'].map(value => ({ value, label: value })), exact: true }
  const kinds = kindsOf(conditions)
  const isWhole = asksForWholeTexts(conditions, more)
  if (!isWhole && [...kinds].every(each => TEXT_KINDS.has(each))) return null
  const isOfType = ({ value }: Sample) => types.some(type => readers[type](value))
  const asked = types.filter(type => kinds.has(type))
  const [type, ...others] = asked.length > 0 ? asked : types.slice(0, 1)
  const reading = new Set([...kinds].filter(kind => type !== undefined && mayRead(kind, type)))
  if (type) reading.add(type)
  const typed = [...reading].flatMap(kind => {
    const samples = typedSamples(kind, conditions, lookUp)
    return kind === type ? samples : samples.filter(isOfType)
  })
  if (kinds.size === 1 && kinds.has(type ?? 'null') && more.length === 0) return distinct(typed, true)
  const texts = textsOf(conditions, lookUp, more)
  const named = texts.samples.filter(isOfType)
  // An address is spelled in one way or another, and which it is AWS does not say.
  const isApart = named.length === 0 || type !== 'ip'
  const exact = isWhole && texts.exact && isApart && others.length === 0 && reading.size === 1
  const apart = exact && named.length > 0 ? spelledApart(typed, named) : []
  return distinct([...typed, ...apart, ...named], exact)
}

const readers: Readonly<Record<Type, (text: string) => boolean>> = {
  bool: text => text === 'true' || text === 'false',
  date: text => timeOf(text) !== null,
  ip: text => rangeOf(text) !== null && !text.includes('/'),
  numeric: text => numberOf(text) !== null,
}

/** Whether an operator of this kind may find a value of this type to be one of its own: no address is a number. */
function mayRead(kind: Kind, type: Type): boolean {
  return !TEXT_KINDS.has(kind) && (kind === 'ip') === (type === 'ip')
}

/** But for Null, which asks no value. */
export function kindsOf(conditions: readonly Condition[]): ReadonlySet<Kind> {
  const kinds = new Set(conditions.flatMap(({ qualified }) => qualified?.operator.kind ?? []))
  kinds.delete('null')
  return kinds
}

/** Of the bounds that operators of one kind ask for. */
export function typedSamples(
  kind: Kind,
  conditions: readonly Condition[],
  lookUp: LookUp,
): readonly Sample[] {
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

/** The same numbers and moments, spelled as none of those is. */
export function spelledApart(typed: readonly Sample[], from: readonly Sample[]): readonly Sample[] {
  const taken = new Set(from.map(({ value }) => value))
  return typed.map(({ value, label }) => {
    let spelled = value
    while (taken.has(spelled)) spelled = longer(spelled)
    return { value: spelled, label }
  })
}

/** The same number, or the same moment, in one more character: `5`, `05`; `…00.000Z`, `…00.0000Z`. */
function longer(value: string): string {
  if (value.endsWith('Z')) return `${value.slice(0, -1)}0Z`
  return value.startsWith('-') ? `-0${value.slice(1)}` : `0${value}`
}

export function distinct(samples: readonly Sample[], exact: boolean): Samples {
  const byValue = new Map<string, Sample>()
  for (const sample of samples) if (!byValue.has(sample.value)) byValue.set(sample.value, sample)
  return { samples: [...byValue.values()], exact }
}
