import { compile } from '../compile'
import { addedAllows, mendedAllows, turnedDenies } from './allow-plans'
import { liftedDenies } from './deny-plans'
import type { Piece, Plan } from './mend'
import { allowsAfter, isAllowed, type Outcome, outcomeOf, type Standing } from './outcome'
import type { Scene } from './scene'

/** Beside what it changes, what the statements come to by it. */
export type Weighed = { readonly plan: Plan; readonly outcome: Outcome }

/** Every plan after which the call is allowed, without a part that it does not need; in no order. */
export function plansOf(scene: Scene, standing: readonly Standing[]): readonly Weighed[] {
  const denies = standing.filter(each => each.statement.effect === 'Deny' && refuses(each, scene))
  // A Deny that is lifted surely matches the call no more: what is left to verify is that something lets it in.
  const others = standing.filter(each => !denies.includes(each))
  const allowing = (way: Plan) => allowsAfter(outcomeOf(way), others, scene)
  const inTheWay = denies.map(({ statement }) => statement)
  const [likeliest = [], ...otherwise] = liftedDenies(scene, inTheWay)
  const ways = isAllowed(others, scene) ? [[]] : waysIn(scene, inTheWay, allowing)
  const plans = [
    ...ways.map(way => beside(way, likeliest)),
    ...otherwise.flatMap(lifted => ways.slice(0, 1).map(way => beside(way, lifted))),
  ]
  return plans.map(plan => ({ plan, outcome: outcomeOf(plan) }))
}

/** With an Allow beside it that surely matches: a Deny whose parts may each match, and never do together, does not. */
function refuses(deny: Standing, scene: Scene): boolean {
  return deny.isCertain || !isAllowed([deny, { statement: everything, isCertain: true }], scene)
}

const [everything] = compile({
  Statement: { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' },
}).statements as [Standing['statement']]

type Allowing = (way: Plan) => boolean

/** The statement that is added comes last: it is the one for which nothing has to be near. */
function waysIn(scene: Scene, denies: readonly Standing['statement'][], allowing: Allowing): readonly Plan[] {
  const near = [...mendedAllows(scene), ...turnedDenies(scene, denies)].filter(allowing)
  const mended = near.map(way => least(way, allowing))
  const distinct = mended.filter(
    (way, at) => !mended.some((each, before) => before < at && isSame(each, way)),
  )
  for (const added of addedAllows(scene)) if (allowing(added)) return [...distinct, added]
  return distinct
}

/** Without the parts without which it still allows. */
function least(way: Plan, allowing: Allowing): Plan {
  if (way.length === 1) return way
  return way.reduce((left, piece) => {
    const without = left.filter(each => each !== piece)
    return allowing(without) ? without : left
  }, way)
}

function isSame(one: Plan, other: Plan): boolean {
  const changes = one.map(changeOf)
  return one.length === other.length && other.every(piece => changes.includes(changeOf(piece)))
}

function changeOf(piece: Piece): object {
  return 'mend' in piece ? piece.mend : piece
}

/** What is done to the same statement in both is done by the way in: it turns that Deny into an Allow. */
function beside(way: Plan, lifted: Plan): Plan {
  return [...lifted.filter(piece => !isAbout(piece, way)), ...way]
}

function isAbout(piece: Piece, way: Plan): boolean {
  return 'mend' in piece && way.some(each => 'mend' in each && each.statement === piece.statement)
}
