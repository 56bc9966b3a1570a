import type { Plan } from './mend'
import { breadthOf, opensWide } from './narrow'
import { outcomeOf } from './outcome'
import type { Scene } from './scene'

/** What one plan is held against another by, the weightiest first; of each the smaller comes first. */
export type Rank = {
  readonly tier: number
  readonly places: number
  readonly distance: number
  /** Asked for only where all before it is the same. */
  breadth(): number
  readonly statement: number
}

/** More parts of one statement than these, and adding the documented one is less to do and to get wrong. */
const MOST_PARTS = 2

const tiers = { near: 0, added: 1, wide: 2, removal: 3 } as const

export function rankOf(pieces: Plan, scene: Scene): Rank {
  let [distance, statement] = [0, Number.MAX_SAFE_INTEGER]
  for (const piece of pieces)
    if ('mend' in piece) {
      distance += piece.mend.distance
      statement = Math.min(statement, piece.statement.index)
    }
  let breadth: number | undefined
  return {
    tier: tierOf(pieces, scene),
    places: pieces.length,
    distance,
    breadth() {
      breadth ??= widest(pieces, scene)
      return breadth
    },
    statement,
  }
}

function widest(pieces: Plan, scene: Scene): number {
  let most = 0
  for (const [{ effect }, after] of outcomeOf(pieces).changed)
    if (after && (effect === 'Allow' || after.Effect === 'Allow'))
      most = Math.max(most, breadthOf(after, scene))
  return most
}

function tierOf(pieces: Plan, scene: Scene): number {
  const { documented } = scene
  const mends = pieces.flatMap(piece => ('mend' in piece ? [piece] : []))
  if (mends.some(({ mend }) => mend.kind === 'deny-removed')) return tiers.removal
  const ofAllows = mends.filter(({ statement }) => statement.effect === 'Allow')
  if (opensWide(pieces, scene).length > 0) return tiers.wide
  if (mends.length < pieces.length) return tiers.added
  const isDocumented = ofAllows.every(({ statement }) => documented?.Sid && statement.sid === documented.Sid)
  return ofAllows.length > MOST_PARTS && !isDocumented ? tiers.wide : tiers.near
}

export function byRank(one: Rank, other: Rank): number {
  return (
    one.tier - other.tier ||
    one.places - other.places ||
    one.distance - other.distance ||
    one.breadth() - other.breadth() ||
    one.statement - other.statement
  )
}
