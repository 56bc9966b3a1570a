/**
 * "One of the W3C implementations of the ISO 8601 date formats or in epoch (UNIX) time", the latter in seconds since
 * 1970: aws:EpochTime "also accepts the number of seconds". Four digits are both, and here a year, as W3C has it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-epochtime
 * https://www.w3.org/TR/NOTE-datetime
 */
const ISO = /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?$/
const EPOCH = /^-?\d+(\.\d+)?$/

/** Below zero where the first is earlier; null where one is no date. */
export function compareDates(a: string, b: string): number | null {
  const [first, second] = [timeOf(a), timeOf(b)]
  return first === null || second === null ? null : first - second
}

export function timeOf(text: string): number | null {
  const trimmed = text.trim()
  if (!ISO.test(trimmed)) return EPOCH.test(trimmed) ? Number(trimmed) * 1_000 : null
  // A time without a zone is UTC for IAM and local for JavaScript.
  const time = Date.parse(/T[^Z+-]*$/.test(trimmed) ? `${trimmed}Z` : trimmed)
  return Number.isNaN(time) ? null : time
}
