import type { Verdict } from './model'

/** How each verdict is called, on a page, in a file and in an export. */
export const words: Readonly<Record<Verdict, string>> = {
  pass: 'Passes',
  warn: 'Warns',
  fail: 'Fails',
  todo: 'Confirm',
  skip: 'Does not apply',
  unknown: 'Unknown',
}

/** From what stops everything to what needs no look. */
export const byWeight: readonly Verdict[] = ['fail', 'unknown', 'todo', 'warn', 'pass', 'skip']

export function needsAttention(verdict: Verdict): boolean {
  return verdict !== 'pass' && verdict !== 'skip'
}
