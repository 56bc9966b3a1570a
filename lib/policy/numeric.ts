/** Integers and decimals, as IAM documents them; anything else is no number. */
const NUMBER = /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/

/** Below zero where the first is less; null where one is no number. */
export function compareNumbers(a: string, b: string): number | null {
  if (!NUMBER.test(a.trim()) || !NUMBER.test(b.trim())) return null
  return Number(a) - Number(b)
}
