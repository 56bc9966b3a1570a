/** Lines of one text that the other does not have: what a person changes. Empty where the two have little in common. */
export function changedLines(text: string, other: string | null): ReadonlySet<number> {
  if (other === null) return none
  const theirs = new Set(other.split('\n').map(bare))
  const ours = text.split('\n').map(bare)
  const changed = ours.flatMap((line, index) => (theirs.has(line) ? [] : [index]))
  return changed.length * 2 > ours.length ? none : new Set(changed)
}

const none: ReadonlySet<number> = new Set()

function bare(line: string): string {
  return line.trim().replace(/,$/, '')
}
