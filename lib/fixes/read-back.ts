import { setTimeout as pause } from 'node:timers/promises'
import type { Aws } from '@/lib/aws/caller'
import { CallFailed } from '@/lib/aws/errors'
import type { Journal } from './journal'
import type { Pace } from './pace'
import type { PlannedWrite } from './plan'
import { writes } from './writes'

/**
 * What stands there, as far as reading tells. `under-way`: AWS is still at it; `failed`: AWS could not carry it out;
 * null: it could not be read.
 */
export type Seen = 'after' | 'before' | 'under-way' | 'failed' | 'other' | null

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
  const { read } = writes[write.operation]
  let [equal, seen]: [number, Seen] = [0, null]
  for (let n = 0; n < mostReads; n++) {
    if (n > 0) await pause(everyMs)
    const text = await attempt(() => read(aws, write))
    if (text === null) {
      equal = 0
      continue
    }
    seen = standsAs(write, text)
    if (seen === 'other' || seen === 'failed') return seen
    equal = seen === 'after' ? equal + 1 : 0
    if (seen === 'after') await journal.step('read-back', { write: index, equal, of: reads })
    if (equal === reads) return 'after'
  }
  // A state that came and did not stay long enough to be counted is no proof.
  return seen === 'after' ? null : seen
}

function standsAs({ operation, before, after }: PlannedWrite, text: string): Exclude<Seen, null> {
  const { same, onTheWay } = writes[operation]
  if (same(text, after.text)) return 'after'
  return onTheWay?.(text) ?? (same(text, before.text) ? 'before' : 'other')
}

async function attempt(read: () => Promise<string>): Promise<string | null> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof CallFailed) return null
    throw error
  }
}
