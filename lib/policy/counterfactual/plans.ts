import type { Statement } from '../compile'
import { targetOf } from '../target'
import { judge } from '../unknown/open'
import { addedAllow, mendedAllows, turnedDenies } from './allow-plans'
import { liftedDenies } from './deny-plans'
import type { Piece, Plan } from './mend'
import { allowsAfter, outcomeOf } from './outcome'
import type { Scene } from './scene'

/** Every plan after which the call is allowed, without a part that it does not need; in no order. */
export function plansOf(scene: Scene): readonly Plan[] {
  const { standing, denies, isAllowed } = standingOf(scene)
  const allows = (plan: Plan) => allowsAfter(outcomeOf(plan), standing, scene)
  const lifted = liftedDenies(scene, denies)
  const [likeliest = [], ...others] = lifted
  const beside = (way: Plan, lifting: Plan) => [...lifting.filter(piece => !isAbout(piece, way)), ...way]
  const added = isAllowed
    ? undefined
    : ([0, 1] as const).map(at => addedAllow(scene, at)).find(way => way && allows(beside(way, likeliest)))
  // What lets the call in for certain; or nothing of it is missing but that a Deny stands in the way.
  const mended = isAllowed ? [] : [...mendedAllows(scene), ...turnedDenies(scene, denies)]
  const ways: readonly Plan[] = [...(lifted.length > 0 ? [[]] : []), ...mended, ...(added ? [added] : [])]
  const plans = ways.map(way => beside(way, likeliest)).filter(allows)
  const [first] = plans.map(plan => plan.filter(piece => !likeliest.includes(piece)))
  const otherwise = first ? others.map(lifting => beside(first, lifting)).filter(allows) : []
  return distinct([...plans, ...otherwise].map(plan => least(plan, allows)))
}

/** Two that came to the same when what they did not need was left out are one. */
function distinct(plans: readonly Plan[]): readonly Plan[] {
  const changesOf = (plan: Plan) => plan.map(piece => ('mend' in piece ? piece.mend : piece))
  return plans.filter(
    (plan, at) =>
      !plans
        .slice(0, at)
        .some(
          each => each.length === plan.length && changesOf(plan).every(one => changesOf(each).includes(one)),
        ),
  )
}

function isAbout(piece: Piece, way: Plan): boolean {
  return 'mend' in piece && way.some(each => 'mend' in each && each.statement === piece.statement)
}

/** Without the parts without which it still allows. */
function least(plan: Plan, allows: (plan: Plan) => boolean): Plan {
  if (plan.length === 1) return plan
  return plan.reduce<Plan>((left, piece) => {
    const without = left.filter(each => each !== piece)
    return without.length > 0 && allows(without) ? without : left
  }, plan)
}

/** The statements that match the call, or may. */
function standingOf({ policy, request, asker, knows }: Scene) {
  const standing: Statement[] = []
  let isAllowed = false
  for (const statement of policy.statements) {
    const judged = judge(statement, targetOf(statement, request, asker), request, knows)
    if (judged === false) continue
    standing.push(statement)
    if (judged === true && statement.effect === 'Allow') isAllowed = true
  }
  return { standing, denies: standing.filter(({ effect }) => effect === 'Deny'), isAllowed }
}
