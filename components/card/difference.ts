export type Difference = { readonly before: string; readonly differs: string; readonly after: string }

/** Cuts two values where they part and where they meet again, at the borders of their words. */
export function difference(ours: string, theirs: string): Difference {
  const a = ours.split(/(?<=[.:/])|(?=[.:/])/)
  const b = theirs.split(/(?<=[.:/])|(?=[.:/])/)
  const shortest = Math.min(a.length, b.length)
  let head = 0
  while (head < shortest && a[head] === b[head]) head++
  let tail = 0
  while (tail < shortest - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  return {
    before: a.slice(0, head).join(''),
    differs: a.slice(head, a.length - tail).join(''),
    after: a.slice(a.length - tail).join(''),
  }
}
