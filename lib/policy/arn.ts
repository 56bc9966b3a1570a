import { type Glob, matches } from './glob'

/** Six parts, of which a wildcard of the pattern never crosses the colons of the first five. */
export function arnMatches(asked: Glob, actual: string): boolean | null {
  const parts = actual.split(':')
  const patterns = split(asked)
  if (parts.length < 6 || patterns.length < 6 || parts[0] !== 'arn') return null
  const resource = parts.slice(5).join(':')
  return (
    patterns.slice(0, 5).every((pattern, index) => matches(pattern, parts[index] ?? '')) &&
    matches(joined(patterns.slice(5)), resource)
  )
}

function split(glob: Glob): readonly Glob[] {
  const parts: Glob[number][][] = [[]]
  for (const each of glob) {
    if (each === ':') parts.push([])
    else parts.at(-1)?.push(each)
  }
  return parts
}

function joined(parts: readonly Glob[]): Glob {
  return parts.flatMap((part, index) => (index === 0 ? [...part] : [':', ...part]))
}
