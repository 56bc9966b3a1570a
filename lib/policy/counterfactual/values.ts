import { type Message, msg } from '@/lib/message'
import type { Statement } from '../compile'
import { askedTexts, type Condition, conditionMatches, conditionOf } from '../condition'
import { listOf } from '../document'
import { lookUpOf } from '../unknown/open'
import { type Asked, askedAt, movedAsked, withAsked } from './condition-block'
import { distanceBetween, distances } from './distance'
import { type Mend, nameOf } from './mend'
import { letsOthersIn } from './principals'
import { type Scene, shown, VIA_SERVICE } from './scene'

/** Who calls: another value here is another caller's, and stays. */
const ofCallers = /^aws:(principal(arn|account|orgid|orgpaths|type|tag\/.*)|user(id|name))$/

/** The condition asks for other values than the call carries: ways to have it ask for those. */
export function valueMends(
  statement: Statement,
  condition: Condition,
  carried: readonly string[],
  scene: Scene,
): readonly Mend[] {
  const wildcards = throughWildcards(statement, condition, carried, scene)
  const replaced = valueMend(statement, condition, carried, scene)
  return [...wildcards, ...(replaced ? [replaced] : [])]
}

function valueMend(
  statement: Statement,
  condition: Condition,
  carried: readonly string[],
  scene: Scene,
): Mend | null {
  const { operator, key, qualified } = condition
  if (!qualified || ['numeric', 'date', 'null'].includes(qualified.operator.kind)) return null
  const texts = carried.map(text => written(condition, text, scene.hasVariables))
  const wanted = texts.filter(text => text !== null)
  if (wanted.length < texts.length) return null
  const nearest = nearestOf(condition.texts, carried)
  const pick = qualified.set === 'all' ? wanted : wanted.slice(nearest.carried, nearest.carried + 1)
  if (pick.length === 0) return null
  const hasOtherList = statement.conditions.some(each => each !== condition && each.texts.length > 1)
  const joins = ofCallers.test(condition.canonical) || (condition.texts.length > 1 && !hasOtherList)
  const distance = qualified.operator.kind === 'bool' ? distances.id : nearest.distance
  return {
    kind: 'condition-value',
    distance,
    opens: ofCallers.test(condition.canonical) ? 'conditions' : null,
    change(source) {
      const asked = askedAt(source, operator, key)
      if (asked === undefined) return source
      return withAsked(
        source,
        operator,
        key,
        joins ? joined(asked, pick) : replacedIn(asked, nearest.asked, pick),
      )
    },
    message: () => differs(statement, condition, carried, scene),
    ...(joins || !(condition.texts.length > 1 || letsOthersIn(statement, scene))
      ? {}
      : { loses: condition.texts[nearest.asked] ?? '' }),
  }
}

export function differs(
  statement: Statement,
  condition: Condition,
  carried: readonly string[],
  { knows }: Scene,
): Message {
  return msg('“{statement}” asks for {asked} in {key}; the call carries {carried}', {
    statement: nameOf(statement),
    key: condition.key,
    asked: askedTexts(condition, lookUpOf(knows)).join(', ') || 'nothing',
    carried: shown(carried),
  })
}

/** In place of the nearest; one value for all where each that is carried has to be met. */
function replacedIn(asked: Asked, at: number, values: readonly string[]): Asked {
  const [value = ''] = values
  if (Array.isArray(asked) && values.length === 1 && asked.length > 0) return asked.with(at, value)
  if (values.length > 1) return values
  return typeof asked === 'boolean' && /^(true|false)$/.test(value) ? value === 'true' : value
}

export function joined(asked: Asked, values: readonly string[]): Asked {
  const list = listOf(asked as string)
  return [...list, ...values.filter(value => !list.includes(value))]
}

function nearestOf(asked: readonly string[], carried: readonly string[]) {
  let nearest = { asked: 0, carried: 0, distance: distances.other as number }
  for (const [at, one] of asked.entries())
    for (const [of, other] of carried.entries()) {
      const distance = distanceBetween(one, other)
      if (distance < nearest.distance) nearest = { asked: at, carried: of, distance }
    }
  return nearest
}

/** The text as a value of this operator: one that stands for itself alone. null: it cannot be written so. */
export function written({ qualified }: Condition, text: string, hasVariables: boolean): string | null {
  if (!qualified?.operator.variables) return text
  const isPattern = qualified.operator.kind === 'arn' || /like/i.test(qualified.operator.name)
  if (!text.includes('${') && !(isPattern && /[*?]/.test(text))) return text
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-specialchars
  if (hasVariables) return text.replace(isPattern ? /\$(?=\{)|[*?]/g : /\$(?=\{)/g, char => `\${${char}}`)
  return isPattern && /[*?]/.test(text) ? null : text
}

/**
 * "StringEquals: exact matching"; only StringLike reads `*` and `?` as wildcards.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String
 */
function throughWildcards(
  statement: Statement,
  condition: Condition,
  carried: readonly string[],
  scene: Scene,
): readonly Mend[] {
  const { operator, key, texts, canonical } = condition
  const like = operator.replace(/StringEquals(IgnoreCase)?/i, 'StringLike')
  if (like === operator || !texts.some(text => /[*?]/.test(text))) return []
  const patterns = conditionOf(like, key, texts, scene.hasVariables)
  if (!conditionMatches(patterns, carried, lookUpOf(scene.knows))) return []
  return [
    {
      kind: 'operator',
      // A pattern for the service or its Region lets other services or Regions in: the value itself is better.
      distance: canonical === VIA_SERVICE ? distances.other : distances.case,
      opens: 'conditions',
      change(source) {
        const asked = askedAt(source, operator, key)
        if (asked === undefined) return source
        return movedAsked(source, [operator, key], [like, key], asked) ?? source
      },
      message: () =>
        msg('“{statement}” has wildcards in {key}, which {operator} takes for text: {like} reads them', {
          statement: nameOf(statement),
          key,
          operator,
          like,
        }),
      source:
        'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String',
    },
  ]
}
