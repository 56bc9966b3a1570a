import { env } from '@/lib/env'
import type { Plan } from '@/lib/fixes'
import { typed } from './ask'
import { planForPeople } from './plan-text'
import { NOT_DONE, refused, type Said } from './said'

/** The terminal on the server's own machine is its administrator, and one administrator. */
export function blockedHere(): Said | null {
  const { FIXES, FIX_APPROVALS } = env()
  if (FIXES !== 'on')
    return refused(
      'fixes-off',
      'Fixing is switched off here, and nothing was written',
      'Set FIXES=on to apply plans, or hand the patch to somebody: npm run --silent check -- --patch cli',
      NOT_DONE,
    )
  if (FIX_APPROVALS > 1)
    return refused(
      'two-needed',
      'A change here needs two admins (FIX_APPROVALS=2), and a terminal is one: it only plans',
      'Apply the plan on the page of the run, where a second admin can say yes',
      NOT_DONE,
    )
  return null
}

export async function confirmed(plan: Plan): Promise<boolean> {
  if (!process.stdin.isTTY) return false
  process.stderr.write(`${planForPeople(plan)}\n`)
  return typed(plan)
}

export function left(hash: string): Said {
  return refused(
    'not-confirmed',
    'Nothing was written: nobody confirmed it',
    `Run it in a terminal, or repeat the hash: --yes-apply ${hash}`,
    NOT_DONE,
  )
}
