/**
 * The texts of a value or of a list of them, in a list of its own; numbers and booleans as JSON writes them. What is
 * neither is left out.
 */
export function scalarsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  const texts: string[] = []
  for (const each of Array.isArray(value) ? value : [value])
    if (typeof each === 'string') texts.push(each)
    else if (typeof each === 'number' || typeof each === 'boolean') texts.push(String(each))
  return texts
}
