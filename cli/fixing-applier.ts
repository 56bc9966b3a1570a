import { applyChange } from '@/lib/fixes/change'
import { changeById } from '@/lib/store/changes'
import { openStore } from '@/lib/store/database'
import type { Target } from '@/lib/target'
import { limits, quick } from './fixing'

/** A process of its own: applies a change, and is killed right after so many steps were kept. */
const { place, id, target, steps }: { place: never; id: string; target: Target; steps: number } = JSON.parse(
  process.argv[2] ?? '',
)
const store = await openStore(place)
const change = await changeById(store.db, id)
if (!change) throw new Error(`There is no change ${id}`)
let seen = 0
const applied = await applyChange(store, change, target, {
  by: 'Ada',
  hash: change.hash,
  limits,
  pace: quick,
  onStep: () => {
    seen += 1
    if (seen === steps) process.kill(process.pid, 'SIGKILL')
  },
})
if (applied.kind === 'begun') await applied.ended
