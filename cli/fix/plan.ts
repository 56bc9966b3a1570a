import { hashOf, planFix } from '@/lib/fixes'
import { msg } from '@/lib/message'
import type { Target } from '@/lib/target'
import { blockedHere, confirmed, left } from './allowed'
import { carryOut, withStore } from './carry-out'
import type { FixOptions } from './options'
import { planForPeople } from './plan-text'
import { DONE, NOT_DONE, notPlanned, type Said } from './said'

/** Shows the plan, or runs the one that was seen. */
export async function fix(
  options: FixOptions,
  { check, apply }: Extract<FixOptions['wish'], { kind: 'plan' }>,
  target: Target,
): Promise<Said> {
  const planned = await planFix(target, check, { writeRole: options.writeRole })
  if (planned.kind !== 'plan') return notPlanned(planned)
  const { plan } = planned
  const hash = hashOf(plan)
  if (apply === undefined) return { json: { version: 1, hash, plan }, text: planForPeople(plan), code: DONE }
  if (apply !== hash)
    return {
      json: { version: 1, error: { code: 'changed', message: other(apply, hash) }, hash, plan },
      text: `${other(apply, hash).text}\n\n${planForPeople(plan)}`,
      code: NOT_DONE,
    }
  const blocked = blockedHere()
  if (blocked) return blocked
  if (options.yes === undefined && !(await confirmed(plan))) return left(hash)
  return withStore(async store => carryOut(store, plan, target, options))
}

const other = (asked: string, hash: string) =>
  msg('The plan of this account is no longer {asked}: it is {hash} now. Nothing was written', { asked, hash })
