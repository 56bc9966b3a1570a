import { applyChange } from '@/lib/fixes/change'
import type { Pace } from '@/lib/fixes/pace'
import { changeById } from '@/lib/store/changes'
import { openStore, type StorePlace } from '@/lib/store/database'
import type { Target } from '@/lib/target'
import { limits } from './fixing'

/** A process of its own: applies a change, and is killed right after so many steps were kept. */
type Given = {
  readonly place: StorePlace
  readonly id: string
  readonly target: Target
  readonly pace: Pace
  readonly steps: number
}
const { place, id, target, pace, steps }: Given = JSON.parse(process.argv[2] ?? '')
const store = await openStore(place)
const change = await changeById(store.db, id)
if (!change) throw new Error(`There is no change ${id}`)
let seen = 0
const applied = await applyChange(store, change, target, {
  by: 'Ada',
  hash: change.hash,
  limits,
  pace,
  onStep: () => {
    seen += 1
    if (seen === steps) process.kill(process.pid, 'SIGKILL')
  },
})
if (applied.kind === 'begun') await applied.ended
