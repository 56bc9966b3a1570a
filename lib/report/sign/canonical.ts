import canonicalize from 'canonicalize'

/** RFC 8785: the same text for the same content, whatever the order of its keys. */
export function canonicalJson(value: object): string {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('there is no JSON of this')
  return text
}

export function canonicalBytes(value: object): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(canonicalJson(value))
}
