import { addedAllow, mendedAllows, turnedDenies } from './allow-plans'
import { liftedDenies } from './deny-plans'
import type { Piece, Plan } from './mend'
import { allowsAfter, type Outcome, outcomeOf, type Standing } from './outcome'
import type { Scene } from './scene'

/** Beside what it changes, what the statements come to by it. */
export type Weighed = { readonly plan: Plan; readonly outcome: Outcome }

/** Every plan after which the call is allowed, without a part that it does not need; in no order. */
export function plansOf(scene: Scene, standing: readonly Standing[]): readonly Weighed[] {
  const allowing = (plan: Plan): readonly Weighed[] => {
    const outcome = outcomeOf(plan)
    return allowsAfter(outcome, standing, scene) ? [{ plan, outcome }] : []
  }
  const denies = standing.flatMap(({ statement }) => (statement.effect === 'Deny' ? [statement] : []))
  const isAllowed = standing.some(({ statement, isCertain }) => isCertain && statement.effect === 'Allow')
  const [likeliest = [], ...others] = liftedDenies(scene, denies)
  const beside = (way: Plan, lifting: Plan) => [...lifting.filter(piece => !isAbout(piece, way)), ...way]
  // What lets the call in for certain; or nothing of it is missing but that a Deny stands in the way.
  const mended = isAllowed ? [] : [...mendedAllows(scene), ...turnedDenies(scene, denies)]
  const ways: readonly Plan[] = denies.length > 0 ? [[], ...mended] : mended
  const found = ways.flatMap(way => allowing(beside(way, likeliest)))
  const added = isAllowed ? [] : firstOf(scene, way => allowing(beside(way, likeliest)))
  const [first] = [...found, ...added]
  const way = first?.plan.filter(piece => !likeliest.includes(piece)) ?? []
  const otherwise = first ? others.flatMap(lifting => allowing(beside(way, lifting))) : []
  return distinct([...found, ...added, ...otherwise].map(each => least(each, allowing)))
}

/** The documented statement, or where that does not do one made of the call. */
function firstOf(scene: Scene, allowing: (way: Plan) => readonly Weighed[]): readonly Weighed[] {
  for (const at of [0, 1] as const) {
    const way = addedAllow(scene, at)
    const found = way ? allowing(way) : []
    if (found.length > 0) return found
  }
  return []
}

/** Two that came to the same when what they did not need was left out are one. */
function distinct(found: readonly Weighed[]): readonly Weighed[] {
  return found.filter(({ plan }, at) => !found.some((each, before) => before < at && isSame(each.plan, plan)))
}

function isSame(one: Plan, other: Plan): boolean {
  const changes = one.map(changeOf)
  return one.length === other.length && other.every(piece => changes.includes(changeOf(piece)))
}

function changeOf(piece: Piece): object {
  return 'mend' in piece ? piece.mend : piece
}

function isAbout(piece: Piece, way: Plan): boolean {
  return 'mend' in piece && way.some(each => 'mend' in each && each.statement === piece.statement)
}

/** Without the parts without which it still allows. */
function least(found: Weighed, allowing: (plan: Plan) => readonly Weighed[]): Weighed {
  let left = found
  if (found.plan.length > 1)
    for (const piece of found.plan) {
      const without = left.plan.filter(each => each !== piece)
      const [less] = without.length > 0 ? allowing(without) : []
      if (less) left = less
    }
  return left
}
