import { type Message, msg } from '@/lib/message'
import type { CheckId, Verdict } from '@/lib/report/model'
import type { ChangeOutcome } from '@/lib/store/changes'
import type { Journal } from './journal'
import type { Plan } from './plan'
import type { Seen } from './read-back'

/** What stands somewhere in place of what the plan saw there: a text, as it is read. */
export type Found = { readonly write: number; readonly text: string }

/** What came of it; null: not known yet, and to be settled by reading. */
export type Ended = { readonly outcome: ChangeOutcome | null; readonly says: Message }

/** What a change is ended with: its plan, its journal, and the checks. */
export type Ending = {
  readonly plan: Plan
  readonly journal: Journal
  /** Runs the checks again; null where they could not be run. */
  readonly checkAgain: () => Promise<ReadonlyMap<CheckId, Verdict> | null>
}

/** The checks say for themselves whether it helped. */
export async function confirmed({ plan, journal, checkAgain }: Ending): Promise<Ended> {
  const found = await checkAgain()
  const verdicts = plan.verdicts.map(({ check, after }) => ({
    check,
    planned: after,
    found: found?.get(check) ?? null,
  }))
  await journal.step('checked', { verdicts })
  const missed = verdicts.filter(each => each.found !== (each.planned ?? 'pass'))
  if (missed.length === 0) {
    await journal.end('verified')
    return { outcome: 'verified', says: msg('Written, read back, and the checks say so themselves') }
  }
  const says = msg('Written and read back; and yet these checks are not as planned: {checks}', {
    checks: missed.map(({ check, found: now }) => `${check} (${now ?? 'not judged'})`).join(', '),
  })
  return end(journal, 'written', says)
}

export async function notWritten(
  { journal }: Pick<Ending, 'journal'>,
  why: Message,
  found?: Found,
): Promise<Ended> {
  return end(journal, 'not-written', msg('Nothing was written. {why}', { why: why.text }), found)
}

/** So many of the writes were made, and no more; none is not written. */
export async function partly(ending: Ending, done: number, why: Message, found?: Found): Promise<Ended> {
  if (done === 0) return notWritten(ending, why, found)
  return end(ending.journal, 'written', after(done, ending.plan, why), found)
}

/** What is told where reading back did not find what was to stand there; the writes before this one were found. */
export async function concluded(
  ending: Ending,
  index: number,
  seen: Exclude<Seen, 'after'>,
  acknowledged: boolean,
): Promise<Ended> {
  const { journal, plan } = ending
  const resource = plan.writes[index]?.resource ?? ''
  switch (seen) {
    case 'under-way':
      return unsettled(
        journal,
        msg('AWS is still at it: {resource} is looked at again until it is done', { resource }),
      )
    case null:
      return unsettled(
        journal,
        acknowledged
          ? msg('AWS took the write; {resource} could not be read back, and is looked at again', { resource })
          : msg(
              'Whether {resource} was written is not known yet: it is settled by reading, not by writing again',
              { resource },
            ),
      )
    case 'failed': {
      const says = msg('AWS took the write and could not carry it out: look at {resource} in the console', {
        resource,
      })
      return end(journal, 'written', after(index, plan, says))
    }
    case 'before':
      if (!acknowledged)
        return partly(ending, index, msg('AWS gave no answer, and {resource} is as it was', { resource }))
      return end(journal, 'overtaken', after(index, plan, msg(takenAndGone, { resource })))
    case 'other':
      return end(journal, 'overtaken', after(index, plan, msg(changedMeanwhile, { resource })))
  }
}

const takenAndGone =
  'AWS took the write, and yet {resource} is as it was: somebody put it back, or AWS has not let it through'
const changedMeanwhile =
  '{resource} is neither what it was nor what was written: somebody changed it meanwhile, and that is left alone'

/** Nobody works at it any more, and it stays open. */
function unsettled(journal: Journal, says: Message): Ended {
  journal.leave()
  return { outcome: null, says }
}

async function end(journal: Journal, outcome: ChangeOutcome, says: Message, found?: Found): Promise<Ended> {
  await journal.end(outcome, { says, ...(found && { found }) })
  return { outcome, says }
}

function after(done: number, { writes }: Plan, why: Message): Message {
  return done === 0
    ? why
    : msg('{done} of {all} were written. {why}', { done, all: writes.length, why: why.text })
}
