import { hashOf, planUndo } from '@/lib/fixes'
import { changeById } from '@/lib/store/changes'
import type { Target } from '@/lib/target'
import { blockedHere, confirmed, left } from './allowed'
import { carryOut, withStore } from './carry-out'
import type { FixOptions } from './options'
import { planForPeople } from './plan-text'
import { DONE, NOT_DONE, notPlanned, refused, type Said } from './said'

/** Takes a change back: its exact bytes, or what is left of it once somebody has looked. */
export async function undo(options: FixOptions, id: string, target: Target): Promise<Said> {
  return withStore(async store => {
    const change = await changeById(store.db, id)
    if (!change)
      return refused('not-found', `There is no change ${id} in ${store.where}`, 'Name one of its changes')
    const planned = await planUndo(store, change, target, { writeRole: options.writeRole })
    if (planned.kind !== 'plan') return notPlanned(planned)
    const { plan, how } = planned
    const hash = hashOf(plan)
    const asked = options.yes === hash || (options.yes === id && how === 'exact')
    const shown = { json: { version: 1, hash, how, plan }, text: planForPeople(plan) }
    if (!asked && options.yes !== undefined)
      return {
        ...shown,
        text: `Somebody changed the policy since: look at what would be left, and give its hash.\n\n${shown.text}`,
        code: NOT_DONE,
      }
    if (!asked && !process.stdin.isTTY) return { ...shown, code: DONE }
    const blocked = blockedHere()
    if (blocked) return blocked
    if (!asked && !(await confirmed(plan))) return left(hash)
    return carryOut(store, plan, target, options)
  })
}
