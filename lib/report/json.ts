/** JSON leaves these as they are, and a terminal obeys them, or a reader is misled by them. */
const ALIVE = /[\u007f-\u009f\u2028\u2029\p{Bidi_Control}]/gu

/**
 * The text of a JSON document that may be printed as it is: the same document for whoever parses it. Between its
 * strings JSON has nothing but ASCII, so that an escape can stand for each of these.
 */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, null, 2)
  return text.replace(ALIVE, char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
