const FOUR = /^(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}$/

/** An address in the one spelling that the other engine compares well. null: none. */
export function addressOf(text: string): string | null {
  if (FOUR.test(text)) return text
  if (!text.includes(':')) return null
  try {
    // The parser of URLs knows every spelling of an address, and has one of its own.
    return new URL(`http://[${text}]/`).hostname.slice(1, -1)
  } catch {
    return null
  }
}

/** A block, or more where one is too wide for the other engine. null: none. */
export function rangeOf(text: string): readonly string[] | null {
  const [network = '', length, ...rest] = text.split('/')
  const base = addressOf(network)
  const width = base?.includes(':') ? 128 : 32
  if (base === null || rest.length > 0) return null
  if (length === undefined) return [`${base}/${width}`]
  if (!/^(0|[1-9]\d{0,2})$/.test(length) || Number(length) > width) return null
  return Number(length) === 0 && width === 32 ? ['0.0.0.0/1', '128.0.0.0/1'] : [`${base}/${length}`]
}
