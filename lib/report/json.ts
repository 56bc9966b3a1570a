/** JSON leaves these as they are, and a terminal obeys them, or a reader is misled by them. */
const ALIVE = /[\u007f-\u009f\u2028\u2029\p{Bidi_Control}]/gu

/**
 * The text of a JSON document that may be printed as it is: the same document for whoever parses it. Between its
 * strings JSON has nothing but ASCII, so that an escape can stand for each of these.
 */
export function jsonText(value: unknown): string {
  return harmless(JSON.stringify(value, null, 2))
}

/** The same on one line, for documents of which each line is one. */
export function jsonLine(value: unknown): string {
  return harmless(JSON.stringify(value))
}

function harmless(json: string): string {
  return json.replace(ALIVE, char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
