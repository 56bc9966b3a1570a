import type { Verdict } from '@/lib/report/model'

/** Colors for a terminal; the word and the sign say the same without them. */
export type Paint = Readonly<Record<Verdict | 'strong' | 'faint', (text: string) => string>>

const codes: Readonly<Record<keyof Paint, readonly [on: number, off: number]>> = {
  pass: [32, 39],
  warn: [33, 39],
  fail: [31, 39],
  todo: [34, 39],
  skip: [2, 22],
  unknown: [35, 39],
  strong: [1, 22],
  faint: [2, 22],
}

export function paintFor(colors: boolean): Paint {
  return Object.fromEntries(
    Object.entries(codes).map(([name, [on, off]]) => [
      name,
      (text: string) => (colors ? `\u001b[${on}m${text}\u001b[${off}m` : text),
    ]),
  ) as Paint
}
