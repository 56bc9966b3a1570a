import type { Aws } from '@/lib/aws/caller'
import { CallFailed } from '@/lib/aws/errors'
import type { Limits } from '@/lib/aws/limits'
import { CannotStart } from '@/lib/aws/problem'
import type { Denied, Failed, FailureKind } from '@/lib/facts/model'
import { type Message, msg } from '@/lib/message'
import type { Target } from '@/lib/target'
import { concluded, confirmed, type Ended, type Ending, type Found, notWritten, partly } from './conclusions'
import type { Pace } from './pace'
import type { PlannedWrite } from './plan'
import { reach, reachAsWriter } from './reach'
import { readBack } from './read-back'
import { writes } from './writes'

export type Work = Ending & {
  readonly reading: Target
  readonly writing: Target
  readonly limits: Limits
  readonly pace: Pace
}

/** Carries out a change that has been journaled: compares, writes, reads back, and has the checks run again. */
export async function perform(work: Work): Promise<Ended> {
  const { plan, journal } = work
  let sides: { readonly reader: Aws; readonly writer: Aws }
  try {
    sides = {
      reader: await reach(work.reading, work.limits, plan),
      writer: await reachAsWriter(work.writing, once(work.limits), plan),
    }
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error
    return notWritten(work, error.problem.message)
  }
  const { reader, writer } = sides
  for (const [index, write] of plan.writes.entries()) {
    const other = await compared(reader, write, index)
    if (other) return notWritten(work, other.says, other.found)
  }
  await journal.step('compared')
  for (const [index, write] of plan.writes.entries()) {
    // Between two writes somebody may have come in between.
    const other = index > 0 ? await compared(reader, write, index) : null
    if (other) return partly(work, index, other.says, other.found)
    const sent = await send(work, writer, write, index)
    if (sent.kind === 'lost') return { outcome: null, says: sent.says }
    if (sent.kind === 'refused') return partly(work, index, sent.says)
    const seen = await readBack(reader, write, index, journal, work.pace)
    if (seen !== 'after') return concluded(work, index, seen, sent.kind === 'written')
  }
  return confirmed(work)
}

type Other = { readonly says: Message; readonly found?: Found }

/** Where it is no more what the plan saw: nothing is written then, and what stands there now is shown. */
async function compared(aws: Aws, write: PlannedWrite, index: number): Promise<Other | null> {
  const { resource, before, operation } = write
  try {
    const text = await writes[operation].read(aws, write)
    if (text === before.text) return null
    const says = writes[operation].same(text, before.text)
      ? msg('{resource} was written again since it was planned, in other words of the same meaning', {
          resource,
        })
      : msg('{resource} is not what the plan saw: somebody has changed it since', { resource })
    return { says, found: { write: index, text } }
  } catch (error) {
    if (error instanceof CallFailed) return { says: error.outcome.message }
    throw error
  }
}

type Sent =
  | { readonly kind: 'written' | 'uncertain' }
  | { readonly kind: 'refused' | 'lost'; readonly says: Message }

async function send({ journal }: Work, aws: Aws, write: PlannedWrite, index: number): Promise<Sent> {
  if (!(await journal.isOurs()))
    return {
      kind: 'lost',
      says: msg(
        'This process was silent for too long, and another one has settled the change: nothing more is written',
      ),
    }
  await journal.step('writing', { write: index, operation: write.operation, region: write.region })
  try {
    await writes[write.operation].send(aws, write)
    const requestId = aws.from.at(-1)?.requestId ?? null
    await journal.step('written', { write: index, requestId })
    return { kind: 'written' }
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error
    const { outcome } = error
    if (!isRefusal(outcome)) return { kind: 'uncertain' }
    const says = msg('{what}. AWS said: {said}', { what: outcome.message.text, said: outcome.aws })
    await journal.step('refused', {
      write: index,
      message: says,
      requestId: aws.from.at(-1)?.requestId ?? null,
    })
    return { kind: 'refused', says }
  }
}

/** AWS answered, and did not do it. Whatever else went wrong may have gone wrong on the way back. */
const refusals: ReadonlySet<FailureKind> = new Set(['credentials', 'expired', 'throttled', 'rejected', 'key'])
function isRefusal(outcome: Denied | Failed): boolean {
  return outcome.state === 'denied' || refusals.has(outcome.kind)
}

/** A call that writes is made once: what gave no answer may have been done. */
function once(limits: Limits): Limits {
  return { ...limits, attempts: 1 }
}
