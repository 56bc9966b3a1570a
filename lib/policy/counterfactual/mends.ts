import { conditionMatches } from '../condition'
import { shapeError } from '../grammar'
import { principalNames } from '../principal'
import { lookUpOf } from '../unknown/open'
import { conditionMends } from './conditions'
import { actionMend, resourceMend } from './elements'
import type { Mend } from './mend'
import type { NearMiss } from './near-miss'
import { operatorMend } from './operators'
import { principalMend } from './principals'
import { type Scene, VIA_SERVICE } from './scene'

/** For each part that differs, the ways to mend it, the likeliest first; null: for one of them there is none. */
export function mendsOf(near: NearMiss, scene: Scene): readonly (readonly Mend[])[] | null {
  const { statement, operators, conditions } = near
  // What no grammar knows is for nobody to mend.
  if (shapeError({ Statement: statement.source }) !== null) return null
  const isForEverybody = principalNames(statement.principal.named).includes('*')
  const isOnlyAnothers = near.off === 2 && asksForThisWay(near, scene)
  const parts: readonly (readonly Mend[])[] = [
    ...operators.map(each => some(operatorMend(statement, each, isForEverybody))),
    ...(near.principal ? [] : [some(principalMend(statement, scene, near.isDocumented || isOnlyAnothers))]),
    ...(near.action ? [] : [some(actionMend(statement, scene))]),
    ...(near.resource ? [] : [some(resourceMend(statement, scene))]),
    ...conditions.map(each => conditionMends(statement, each, scene, isForEverybody)),
  ]
  return parts.every(ways => ways.length > 0) ? parts : null
}

function some(mend: Mend | null): readonly Mend[] {
  return mend ? [mend] : []
}

/** A service's own calls carry no kms:ViaService: who asks for it is about calls through a service, such as this one. */
function asksForThisWay({ statement }: NearMiss, { knows }: Scene): boolean {
  const via = knows(VIA_SERVICE)
  if (typeof via === 'string') return false
  return statement.conditions.some(
    each =>
      each.canonical === VIA_SERVICE &&
      !each.qualified?.operator.negated &&
      conditionMatches(each, via, lookUpOf(knows)),
  )
}
