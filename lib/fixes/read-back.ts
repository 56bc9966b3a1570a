import { setTimeout as pause } from 'node:timers/promises'
import type { Aws } from '@/lib/aws/caller'
import { CallFailed } from '@/lib/aws/errors'
import type { Journal } from './journal'
import type { Pace } from './pace'
import type { PlannedWrite } from './plan'
import { writes } from './writes'

/** What stands there, as far as reading tells; null: it could not be read. */
export type Seen = 'after' | 'before' | 'other' | null

/**
 * Reads until what was to stand there has been seen often enough in a row. What stood there before is looked at to the
 * end: a write may still be on its way, or not be seen by every reader yet.
 */
export async function readBack(
  aws: Aws,
  write: PlannedWrite,
  index: number,
  journal: Journal,
  { reads, everyMs, mostReads }: Pace,
): Promise<Seen> {
  const { read, same } = writes[write.operation]
  let [equal, seen]: [number, Seen] = [0, null]
  for (let n = 0; n < mostReads; n++) {
    if (n > 0) await pause(everyMs)
    const text = await attempt(() => read(aws, write))
    if (text === null) {
      equal = 0
      continue
    }
    if (same(text, write.after.text)) {
      equal += 1
      seen = 'after'
      await journal.step('read-back', { write: index, equal, of: reads })
      if (equal === reads) return 'after'
      continue
    }
    equal = 0
    seen = same(text, write.before.text) || isUnderWay(text) ? 'before' : 'other'
    if (seen === 'other') return 'other'
  }
  // A state that came and did not stay long enough to be counted is no proof.
  return seen === 'after' ? null : seen
}

/** An instance that is being created is not there yet. */
function isUnderWay(text: string): boolean {
  return text === 'CREATE_IN_PROGRESS'
}

async function attempt(read: () => Promise<string>): Promise<string | null> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof CallFailed) return null
    throw error
  }
}
