import { never, type Operator, whole } from './operator'

/**
 * "One of the W3C implementations of the ISO 8601 date formats or in epoch (UNIX) time", the latter in seconds since
 * 1970: aws:EpochTime "also accepts the number of seconds". Four digits are both, and here a year, as W3C has it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-epochtime
 * https://www.w3.org/TR/NOTE-datetime
 */
const ISO = /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?$/
const EPOCH = /^-?\d+(\.\d+)?$/

/** In milliseconds; null: no date, which meets nothing. */
export function timeOf(text: string): number | null {
  const trimmed = text.trim()
  if (!ISO.test(trimmed)) return EPOCH.test(trimmed) ? Math.round(Number(trimmed) * 1_000) : null
  // A time without a zone is UTC for IAM and local for JavaScript.
  const time = Date.parse(/T[^Z+-]*$/.test(trimmed) ? `${trimmed}Z` : trimmed)
  return Number.isNaN(time) ? null : time
}

const date = (
  name: string,
  holds: (actual: number, asked: number) => boolean,
  negated = false,
): Operator => ({
  name,
  kind: 'date',
  negated,
  variables: false,
  ...whole(asked => {
    const bound = timeOf(asked)
    if (bound === null) return never
    return actual => {
      const time = timeOf(actual)
      return time !== null && holds(time, bound)
    }
  }),
})

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date */
export const dateOperators: readonly Operator[] = [
  date('DateEquals', (actual, asked) => actual === asked),
  date('DateNotEquals', (actual, asked) => actual === asked, true),
  date('DateLessThan', (actual, asked) => actual < asked),
  date('DateLessThanEquals', (actual, asked) => actual <= asked),
  date('DateGreaterThan', (actual, asked) => actual > asked),
  date('DateGreaterThanEquals', (actual, asked) => actual >= asked),
]
