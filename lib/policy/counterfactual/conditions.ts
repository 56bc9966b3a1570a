import { msg } from '@/lib/message'
import type { Statement } from '../compile'
import { askedTexts, type Condition, conditionMatches, conditionOf } from '../condition'
import { listOf } from '../document'
import { lookUpOf } from '../unknown/open'
import { askedAt, withAsked, withoutAsked } from './condition-block'
import { distances } from './distance'
import { type Mend, nameOf } from './mend'
import { keyMends } from './missing-keys'
import { letsOthersIn } from './principals'
import { type Scene, shown } from './scene'
import { differs, valueMends } from './values'

/**
 * A condition that does not hold for certain: ways to have it hold, the likeliest first. Of a statement for
 * everybody no condition is ever taken out: it would let everybody in.
 */
export function conditionMends(
  statement: Statement,
  condition: Condition,
  scene: Scene,
  isForEverybody: boolean,
): readonly Mend[] {
  const carried = scene.knows(condition.canonical)
  const without = isForEverybody ? [] : [removed(statement, condition, scene)]
  if (carried === 'unknown') return without
  const { qualified } = condition
  if (qualified?.operator.kind === 'null') return [...presence(statement, condition, scene), ...without]
  if (carried === 'absent' || carried.length === 0)
    return [...keyMends(statement, condition, scene), ...without]
  if (qualified?.operator.negated) {
    const fewer = excluding(statement, condition, scene)
    return fewer ? [fewer] : without
  }
  const mends = valueMends(statement, condition, carried, scene)
  if (isForEverybody) return mends.filter(({ distance }) => distance < distances.other && !isBool(condition))
  return mends.length > 0 ? mends : without
}

function isBool({ qualified }: Condition): boolean {
  return qualified?.operator.kind === 'bool'
}

function removed(statement: Statement, condition: Condition, { knows }: Scene): Mend {
  const { operator, key, canonical } = condition
  const carried = knows(canonical)
  const name = nameOf(statement)
  const asked = askedTexts(condition, lookUpOf(knows)).join(', ') || 'nothing'
  return {
    kind: carried === 'unknown' ? 'settle-unknown' : 'condition-removed',
    distance: distances.other,
    opens: 'conditions',
    change: source => withoutAsked(source, operator, key),
    message: () =>
      carried === 'unknown'
        ? msg(
            '“{statement}” hangs on {key}: it asks for {asked} ({operator}), and what the call carries is not known',
            {
              statement: name,
              key,
              asked,
              operator,
            },
          )
        : msg('“{statement}” asks for {asked} in {key} ({operator}); the call carries {carried}', {
            statement: name,
            key,
            asked,
            operator,
            carried: shown(carried),
          }),
  }
}

/** Null asks whether the key is missing: `false` that it is there. */
function presence(statement: Statement, condition: Condition, scene: Scene): readonly Mend[] {
  const carried = scene.knows(condition.canonical)
  const { operator, key } = condition
  if (typeof carried === 'string' || carried.length === 0) return []
  return [
    {
      kind: 'condition-value',
      distance: distances.case,
      opens: null,
      ...(letsOthersIn(statement, scene) ? { loses: condition.texts.join(', ') } : {}),
      change: source =>
        askedAt(source, operator, key) === undefined ? source : withAsked(source, operator, key, 'false'),
      message: () => differs(statement, condition, carried, scene),
    },
  ]
}

/** A value that must not be carried is: without that one, if there are others. */
function excluding(statement: Statement, condition: Condition, scene: Scene): Mend | null {
  const { operator, key } = condition
  const carried = scene.knows(condition.canonical)
  if (typeof carried === 'string') return null
  const stays = (text: string) =>
    conditionMatches(conditionOf(operator, key, [text], scene.hasVariables), carried, lookUpOf(scene.knows))
  if (!condition.texts.some(stays)) return null
  return {
    kind: 'condition-value',
    distance: distances.id,
    opens: 'conditions',
    change(source) {
      const asked = askedAt(source, operator, key)
      if (asked === undefined) return source
      const others = listOf(asked as string).filter(each => stays(String(each)))
      return withAsked(source, operator, key, others)
    },
    message: () => differs(statement, condition, carried, scene),
  }
}
