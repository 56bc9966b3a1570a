import { canonicalKey } from '../canonical-key'
import { takesContext } from './actions'
import { heldOf, isSame } from './carrying'
import type { Difference, Move, Neighbour } from './neighbour'

/** One step further. Two along one key are one, and one that was undone is none. */
export function further({ request, differs }: Neighbour, move: Move): Neighbour | null {
  const next = move.take(request)
  // What an action without context has let go of, another does not bring back.
  const isBare = !takesContext(request.action) && differs.some(({ what }) => what === 'action')
  if (!next || (isBare && takesContext(next.request.action))) return null
  const steps = new Map<string, Difference>()
  for (const step of [...differs, ...next.differs]) {
    const name = 'key' in step ? canonicalKey(step.key) : step.what
    const before = steps.get(name)
    steps.set(name, before ? ({ ...before, to: step.to } as Difference) : step)
  }
  const told = [...steps.values()].flatMap((step): readonly Difference[] => {
    if (!('key' in step)) return step.from === step.to ? [] : [step]
    // Another caller or action may since have taken away what hung on the one before.
    const to = heldOf(next.request, step.key)
    return isSame(step.from, to) ? [] : [{ ...step, to }]
  })
  return told.length > 0 ? { request: next.request, differs: told } : null
}

/** One move after the other; null where one of them leads nowhere. */
export function inTurn(axis: string, moves: readonly Move[]): Move {
  return {
    axis,
    take(request) {
      let at: Neighbour | null = { request, differs: [] }
      for (const move of moves) at = at && further(at, move)
      return at && at.differs.length > 0 ? at : null
    },
  }
}
