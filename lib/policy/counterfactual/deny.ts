import { msg } from '@/lib/message'
import type { Statement } from '../compile'
import { type Condition, conditionMatches, conditionOf } from '../condition'
import { listOf, type StatementDocument } from '../document'
import { lookUpOf } from '../unknown/open'
import { askedAt, withAsked } from './condition-block'
import { distanceBetween, distances } from './distance'
import { exceptionMends, exempting } from './exception'
import { type Mend, nameOf } from './mend'
import { type Scene, shown } from './scene'
import { joined, written } from './values'

/** Ways to have a Deny leave this call alone, the likeliest first; whether one does is for the caller to verify. */
export function denyMends(statement: Statement, scene: Scene): readonly Mend[] {
  const values = statement.conditions.flatMap(each => denyValue(statement, each, scene))
  const namesWhomItSpares = statement.conditions.some(({ canonical }) => exempting.has(canonical))
  return [
    ...values,
    ...(values.length > 0 && namesWhomItSpares ? [] : exceptionMends(statement, scene)),
    ...throughNotPrincipal(statement, scene),
  ]
}

/**
 * The Deny asks for a value that the call has, or for none of some values of which the call's is not one though it
 * might as well be. Values are only added to what it spares, never replaced: nobody is refused who was not before.
 */
function denyValue(statement: Statement, condition: Condition, scene: Scene): readonly Mend[] {
  const { operator, key, qualified, texts, canonical } = condition
  const carried = scene.knows(canonical)
  if (!qualified || typeof carried === 'string' || carried.length === 0 || qualified.operator.kind === 'null')
    return []
  if (!qualified.operator.negated) return refusedByOne(statement, condition, scene)
  const values = carried.flatMap(each => written(condition, each, scene.hasVariables) ?? [])
  const isNear = texts.some(text => carried.some(each => distanceBetween(text, each) < distances.other))
  if (values.length < carried.length || !(isNear || exempting.has(canonical))) return []
  return [
    {
      kind: 'deny-value',
      distance: distances.region,
      opens: null,
      change(source) {
        const asked = askedAt(source, operator, key)
        return asked === undefined ? source : withAsked(source, operator, key, joined(asked, values))
      },
      message: () =>
        msg('The Deny “{statement}” spares {asked} in {key}; the call carries {carried}', {
          statement: nameOf(statement),
          key,
          asked: texts.join(', '),
          carried: shown(carried),
        }),
    },
  ]
}

/** One of several values that the Deny lists is the call's. */
function refusedByOne(statement: Statement, condition: Condition, scene: Scene): readonly Mend[] {
  const { operator, key, texts, canonical } = condition
  const carried = scene.knows(canonical)
  if (typeof carried === 'string' || condition.qualified?.operator.kind === 'bool') return []
  const refuses = (text: string) =>
    conditionMatches(conditionOf(operator, key, [text], scene.hasVariables), carried, lookUpOf(scene.knows))
  const others = texts.filter(text => !refuses(text))
  // A pattern refuses others too, who are not to be let in for this call's sake.
  if (
    others.length === 0 ||
    texts.length - others.length !== 1 ||
    !texts.some(text => carried.includes(text))
  )
    return []
  return [
    {
      kind: 'deny-value',
      distance: distances.id,
      opens: null,
      change(source) {
        const asked = askedAt(source, operator, key)
        if (asked === undefined) return source
        const left = listOf(asked as string).filter(each => others.includes(String(each)))
        return withAsked(source, operator, key, left)
      },
      message: () =>
        msg('The Deny “{statement}” lists in {key} what the call carries: {carried}', {
          statement: nameOf(statement),
          key,
          carried: shown(carried),
        }),
    },
  ]
}

/** AWS advises against NotPrincipal; where there is one, a service that it does not name is one more to name. */
function throughNotPrincipal(statement: Statement, { caller }: Scene): readonly Mend[] {
  const { NotPrincipal } = statement.source
  if (caller?.kind !== 'Service' || typeof NotPrincipal !== 'object') return []
  const held = listOf(NotPrincipal.Service)
  const Service = held.length > 0 ? [...held, caller.name] : caller.name
  return [
    {
      kind: 'deny-exception',
      distance: distances.id,
      opens: null,
      change: source => ({ ...source, NotPrincipal: { ...NotPrincipal, Service } }) as StatementDocument,
      message: () =>
        msg(
          'The Deny “{statement}” refuses everybody whom its NotPrincipal does not name; {caller} is not named',
          {
            statement: nameOf(statement),
            caller: caller.name,
          },
        ),
      source:
        'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html',
    },
  ]
}
