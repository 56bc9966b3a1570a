import { count } from './count'
import type { Report } from './model'

/** The answer, in one line. Warnings are counted, never hidden. */
export function headline({ answer, findings }: Report): string {
  const { fail, todo, unknown, warn } = count(findings)
  const open = [
    fail && (fail === 1 ? '1 thing to change' : `${fail} things to change`),
    todo && `${todo} to confirm`,
    unknown && `${unknown} unknown`,
  ].filter(part => part !== 0)
  switch (answer) {
    case 'ready':
      if (warn === 0) return 'Ready: nothing to change'
      return warn === 1 ? 'Ready, with 1 warning' : `Ready, with ${warn} warnings`
    case 'not-ready':
      return `Not ready: ${open.join(', ')}`
    case 'undecided':
      return `Undecided: ${open.join(', ')}`
  }
}
