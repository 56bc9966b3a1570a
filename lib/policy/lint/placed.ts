/** One value of an element or a condition key, and where it stands. */
export type PlacedText = { readonly text: string; readonly at: string }

/** A scalar stands at the path itself, an item of a list at its index. */
export function placed(value: unknown, path: string): readonly PlacedText[] {
  if (value === undefined) return []
  return Array.isArray(value)
    ? value.map((each, index) => ({ text: String(each), at: `${path}[${index}]` }))
    : [{ text: String(value), at: path }]
}
