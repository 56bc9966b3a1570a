import type { PolicyRequest } from '../request'
import { actionMove, actions } from './actions'
import { callerMove, callersAround } from './callers'
import { heldOf } from './carrying'
import { contextMoves, heldMove, pairsOf, swapMove, VIA, viaMoves } from './contexts'
import type { Move } from './neighbour'
import { otherKeys, regionMove, regionsOf } from './places'

/** Beside a request whatever the policies say; of the other requests, what they carry. */
export function movesAround(request: PolicyRequest, around: readonly PolicyRequest[]): readonly Move[] {
  const others = around.filter(each => each !== request)
  const vias = others.map(each => heldOf(each, VIA)).filter(held => typeof held !== 'string')
  const swaps = others.flatMap(other =>
    pairsOf(other).flatMap(key => {
      const held = heldOf(other, key)
      return typeof held === 'string' ? [] : pairsOf(request).map(own => swapMove(own, key, held))
    }),
  )
  return [
    ...callersAround(request).map(callerMove),
    ...vias.map(held => heldMove(VIA, held)),
    ...viaMoves(request),
    ...swaps,
    ...contextMoves(request),
    ...actions.map(actionMove),
    ...regionsOf(request).map(regionMove),
    ...otherKeys,
  ]
}
