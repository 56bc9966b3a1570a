import type { Applied, Ended, Planned, UndoPlanned } from '@/lib/fixes'
import { type Message, msg, visible } from '@/lib/message'
import { stepsOf } from '@/lib/store/change-steps'
import type { ChangeTable } from '@/lib/store/changes'
import type { Store } from '@/lib/store/database'
import { foundText } from './plan-text'

/** What a command ends with: one document, the same for people, and an exit code. */
export type Said = { readonly json: object; readonly text: string; readonly code: number }

export const [DONE, NOT_DONE, COULD_NOT_RUN, NOT_PROVEN, NOTHING] = [0, 1, 2, 3, 4]

export function refused(code: string, what: string, next: string, exit = COULD_NOT_RUN): Said {
  const [message, then]: [Message, Message] = [msg('{what}', { what }), msg('{next}', { next })]
  return {
    json: { version: 1, error: { code, message, next: then } },
    text: `${visible(what)}. ${visible(next)}\n`,
    code: exit,
  }
}

export function notPlanned(planned: Exclude<Planned | UndoPlanned, { kind: 'plan' }>): Said {
  if (planned.kind === 'problem') {
    const { message, next } = planned.problem
    return {
      json: { version: 1, error: planned.problem },
      text: `${visible(message.text)}. ${visible(next.text)}\n`,
      code: COULD_NOT_RUN,
    }
  }
  const { why, says } = planned
  return {
    json: { version: 1, plan: null, why, says },
    text: `${says.map(({ text }) => visible(text)).join('\n')}\n`,
    code: why === 'nothing' ? NOTHING : NOT_DONE,
  }
}

export function notBegun(
  { says: message, next }: Extract<Applied, { kind: 'not-begun' }>,
  change: string,
): Said {
  return {
    json: { version: 1, error: { code: 'not-begun', message, next }, change },
    text: `${visible(message.text)}. ${visible(next.text)}\n`,
    code: NOT_DONE,
  }
}

export async function told(store: Store, { outcome, says }: Ended, change: ChangeTable): Promise<Said> {
  const steps = (await stepsOf(store.db, change.id)).map(each => ({
    number: each.number,
    at: each.at,
    step: each.step,
    details: JSON.parse(each.details),
  }))
  const { id, hash, undoes, plan } = change
  const found = steps.at(-1)?.details.found
  const instead = found ? `\n${foundText(JSON.parse(plan), found)}` : ''
  return {
    json: { version: 1, change: id, hash, outcome, says, undoes, steps },
    text: `${visible(says.text)}\n${instead}\nChange ${id}\n`,
    code: outcome === 'verified' ? DONE : outcome === 'not-written' ? NOT_DONE : NOT_PROVEN,
  }
}

/** A mistake of ours is neither "not written" nor "done". */
export function fault(error: unknown): Said {
  console.error(error)
  const what = error instanceof Error ? error.message : String(error)
  return refused(
    'fault',
    `This ended by a fault: ${what}`,
    'What was begun is in the journal, and is settled at the next start',
  )
}
