/** W3C date formats, or seconds since 1970. */
const ISO = /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?$/
const EPOCH = /^-?\d{5,}(\.\d+)?$/

/** Below zero where the first is earlier; null where one is no date. */
export function compareDates(a: string, b: string): number | null {
  const [first, second] = [timeOf(a), timeOf(b)]
  return first === null || second === null ? null : first - second
}

export function timeOf(text: string): number | null {
  const trimmed = text.trim()
  if (EPOCH.test(trimmed)) return Number(trimmed) * 1_000
  if (!ISO.test(trimmed)) return null
  // A time without a zone is UTC for IAM and local for JavaScript.
  const time = Date.parse(/T[^Z+-]*$/.test(trimmed) ? `${trimmed}Z` : trimmed)
  return Number.isNaN(time) ? null : time
}
