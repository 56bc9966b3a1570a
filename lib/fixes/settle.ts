import { defaultLimits, type Limits } from '@/lib/aws/limits'
import { CannotStart } from '@/lib/aws/problem'
import { type Message, msg } from '@/lib/message'
import { type ChangeStepTable, stepsOf } from '@/lib/store/change-steps'
import type { ChangeTable } from '@/lib/store/changes'
import type { Store } from '@/lib/store/database'
import { takeOverChange } from '@/lib/store/open-changes'
import type { Target } from '@/lib/target'
import { concluded, confirmed, type Ended, notWritten, partly } from './conclusions'
import { Journal, newWorker } from './journal'
import { type Pace, SILENCE, usualPace } from './pace'
import type { Work } from './perform'
import type { Plan } from './plan'
import { reach } from './reach'
import { readBack } from './read-back'

export type Settling = {
  readonly limits?: Limits
  readonly pace?: Pace
  readonly silence?: number
  readonly checkAgain: (target: Target) => ReturnType<Work['checkAgain']>
}

/**
 * Finds out what became of a change whose process ended, by reading alone. null: somebody else works at it, or the
 * account cannot be read now.
 */
export async function settle(
  store: Store,
  change: ChangeTable,
  target: Target,
  { limits = defaultLimits, pace = usualPace, silence = SILENCE, checkAgain }: Settling,
): Promise<Ended | null> {
  const worker = newWorker()
  if (!(await takeOverChange(store, change.id, worker, silence))) return null
  const journal = new Journal(store, change.id, worker, pace.beatMs)
  const plan: Plan = JSON.parse(change.plan)
  const work: Work = {
    plan,
    journal,
    limits,
    pace,
    reading: target,
    writing: target,
    checkAgain: () => checkAgain(target),
  }
  const steps = await stepsOf(store.db, change.id)
  const asked = plan.writes.filter((_, index) => has(steps, 'writing', index)).length
  const refusal = steps.find(({ step }) => step === 'refused')
  // Whoever was refused asked for nothing more.
  const made = refusal ? asked - 1 : asked
  const why: Message = refusal
    ? JSON.parse(refusal.details).message
    : asked === 0
      ? msg('The program ended before AWS was asked to write anything')
      : msg('The program ended before AWS was asked for the rest')
  if (made === 0) return notWritten(work, why)
  try {
    const aws = await reach(target, limits, plan)
    // One that takes long is looked at again and again.
    if (steps.at(-1)?.step !== 'settling') await journal.step('settling')
    for (const [index, write] of plan.writes.slice(0, made).entries()) {
      const seen = await readBack(aws, write, index, journal, pace)
      const acknowledged = has(steps, 'written', index) || has(steps, 'read-back', index)
      if (seen !== 'after') return await concluded(work, index, seen, acknowledged)
    }
  } catch (error) {
    journal.leave()
    if (error instanceof CannotStart) return null
    throw error
  }
  return made < plan.writes.length ? partly(work, made, why) : confirmed(work)
}

function has(steps: readonly ChangeStepTable[], step: ChangeStepTable['step'], write: number): boolean {
  return steps.some(each => each.step === step && JSON.parse(each.details).write === write)
}
