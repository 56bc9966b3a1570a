import { isObject, own } from '../document'
import { type CanonicalCondition, conditions, conditionText, type Element, elements } from './canonical'
import type { Side } from './pair'

/** One element that says something else; as it is written on each side, undefined where it is not there. */
export type ElementChange = {
  readonly element: 'Sid' | Element
  /** Within the statement: `Action`, or `Condition.StringEquals.kms:ViaService`. */
  readonly path: string
  readonly from: unknown
  readonly to: unknown
}

type Written = { readonly statement: unknown }

/** Of a condition, each key of each operator by itself. */
export function changesOf(before: Side & Written, after: Side & Written): readonly ElementChange[] {
  const [was, is] = [sourceOf(before.statement), sourceOf(after.statement)]
  const plain = (['Sid', ...elements] as const)
    .filter(element => element !== 'Condition' && differs(element, before, after))
    .map(element => ({ element, path: element, from: own(was, element), to: own(is, element) }))
  return [...plain, ...conditionChanges(own(was, 'Condition'), own(is, 'Condition'))]
}

function differs(element: 'Sid' | Element, before: Side, after: Side): boolean {
  if (element === 'Sid') return before.sid !== after.sid
  return before.canonical.elements[element].join('\n') !== after.canonical.elements[element].join('\n')
}

function conditionChanges(was: unknown, is: unknown): readonly ElementChange[] {
  const [before, after] = [byPlace(conditions(was)), byPlace(conditions(is))]
  const places = [...new Set([...before.keys(), ...after.keys()])].sort()
  return places.flatMap(place => {
    const [ones, others] = [before.get(place) ?? [], after.get(place) ?? []]
    const [from, to] = [without(ones, others), without(others, ones)]
    return Array.from({ length: Math.max(from.length, to.length) }, (_, index) =>
      conditionChange(from[index], to[index]),
    )
  })
}

function conditionChange(from?: CanonicalCondition, to?: CanonicalCondition): ElementChange {
  const { operator, key } = (to ?? from)?.written ?? { operator: '', key: '' }
  const path = ['Condition', operator, key].filter(name => name !== '').join('.')
  return { element: 'Condition', path, from: from?.written.values, to: to?.written.values }
}

function without(
  list: readonly CanonicalCondition[],
  others: readonly CanonicalCondition[],
): readonly CanonicalCondition[] {
  const said = new Set(others.map(conditionText))
  return list.filter(each => !said.has(conditionText(each)))
}

/** Two keys of one operator may be the same but for case. */
function byPlace(list: readonly CanonicalCondition[]): ReadonlyMap<string, readonly CanonicalCondition[]> {
  const places = new Map<string, CanonicalCondition[]>()
  for (const each of list) {
    const place = JSON.stringify([each.operator, each.key])
    const there = places.get(place)
    if (there) there.push(each)
    else places.set(place, [each])
  }
  return places
}

function sourceOf(statement: unknown): Readonly<Record<string, unknown>> {
  return isObject(statement) ? statement : {}
}
