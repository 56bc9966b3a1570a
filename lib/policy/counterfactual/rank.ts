import type { Statement } from '../compile'
import type { Plan } from './mend'
import { breadthOf, opensWide } from './narrow'
import type { Weighed } from './plans'
import { letsOthersIn } from './principals'
import type { Scene } from './scene'

/** What one plan is held against another by, the weightiest first; of each the smaller comes first. */
export type Rank = {
  readonly tier: number
  readonly places: number
  readonly distance: number
  /** Asked for only where all before it is the same. */
  breadth(): number
  readonly statement: number
  /** The Allows that let in more than the call. */
  readonly wide: readonly Statement[]
}

/** More parts of one statement than these, and adding the documented one is less to do and to get wrong. */
const MOST_PARTS = 2

const tiers = { near: 0, added: 1, wide: 2, removal: 3 } as const

export function rankOf(weighed: Weighed, scene: Scene): Rank {
  const { plan } = weighed
  let [distance, statement] = [0, Number.MAX_SAFE_INTEGER]
  for (const piece of plan)
    if ('mend' in piece) {
      distance += piece.mend.distance
      statement = Math.min(statement, piece.statement.index)
    }
  const wide = opensWide(weighed, scene)
  let breadth: number | undefined
  return {
    tier: wide.length > 0 ? tiers.wide : tierOf(plan, scene),
    places: plan.length,
    distance,
    breadth() {
      breadth ??= widest(weighed, scene)
      return breadth
    },
    statement,
    wide,
  }
}

function widest({ outcome }: Weighed, scene: Scene): number {
  let most = 0
  for (const [{ effect }, after] of outcome.changed)
    if (after && (effect === 'Allow' || after.Effect === 'Allow'))
      most = Math.max(most, breadthOf(after, scene))
  return most
}

function tierOf(plan: Plan, scene: Scene): number {
  const { documented } = scene
  const isDocumented = ({ sid }: Statement) => documented?.Sid !== undefined && sid === documented.Sid
  let parts = 0
  let tier: number = tiers.near
  for (const piece of plan) {
    if (!('mend' in piece)) tier = Math.max(tier, tiers.added)
    else if (piece.mend.kind === 'deny-removed') tier = tiers.removal
    else if (piece.statement.effect === 'Allow' && !isDocumented(piece.statement)) {
      parts++
      // Under another Sid it may be there for those who would lose by it.
      if (piece.mend.loses && letsOthersIn(piece.statement, scene)) tier = Math.max(tier, tiers.wide)
    }
  }
  return parts > MOST_PARTS ? Math.max(tier, tiers.wide) : tier
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
