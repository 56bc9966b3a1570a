const WRITTEN =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?(Z|[+-]\d\d:?\d\d)?)?)?)?$/

/** Milliseconds since 1970 of a date in W3C's forms, without a zone in UTC, or of seconds. null: no date. */
export function momentOf(text: string): number | null {
  const written = WRITTEN.exec(text)
  if (!written) return /^-?\d+(\.\d+)?$/.test(text) ? Math.round(Number(text) * 1000) : null
  const [, year, month = '01', day = '01', hours = '00', minutes = '00', seconds = '00', zone = 'Z'] = written
  const time = Date.parse(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}${zone}`)
  return Number.isNaN(time) ? null : time
}
