const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/

/** Both sides are base64; null where one is not. Padding and its absence are the same bytes. */
export function bytesEqual(a: string, b: string): boolean | null {
  if (!BASE64.test(a) || !BASE64.test(b)) return null
  return a.replace(/=+$/, '') === b.replace(/=+$/, '')
}
