import type { Condition } from '../condition'
import type { LookUp } from '../variables'
import { areApart, implies } from './compare'
import { groupOf } from './groups'
import type { OpenStatement } from './open'
import { type Possibility, takesSets } from './possibilities'
import { type Shape, Shapes } from './shape'
import { isCaseless } from './texts'

/** Values of one key, some with variables that are not known, and which of them some text may have together. */
export type Alike = {
  readonly name: string
  /** By the names of the values. */
  readonly possibilities: readonly Possibility[]
  /** Unknown keys only. */
  readonly keys: readonly string[]
  /** Of the condition's values, by their places; null: it is none of those that were looked at. */
  namesOf(condition: Condition): readonly string[] | null
}

const MOST_VALUES = 12
const MOST_SETS = 128

type Group = { readonly conditions: Condition[]; readonly keys: Set<string> }

/** For each group of conditions on a key whose values with variables hang together, where they do. */
export function alikeOf(statements: readonly OpenStatement[], known: LookUp): ReadonlyMap<string, Alike> {
  const atoms = statements.flatMap(each => each.atoms)
  const inSets = new Set(
    atoms.flatMap(({ condition }) => (condition?.qualified?.set ? condition.canonical : [])),
  )
  const groups = new Map<string, Group>()
  for (const { condition, keys } of atoms) {
    if (!condition || !keys.includes(condition.canonical)) continue
    const { canonical, qualified } = condition
    // Of several values each condition may be met by another.
    if (!isOfTexts(condition) || qualified?.set || takesSets(canonical, inSets.has(canonical))) continue
    const name = groupOf(condition)
    const group = groups.get(name) ?? { conditions: [], keys: new Set() }
    group.conditions.push(condition)
    for (const key of keys) group.keys.add(key)
    groups.set(name, group)
  }
  return new Map(
    [...groups].flatMap(([name, group]) => {
      const alike = together(name, group, known)
      return alike ? [[name, alike] as const] : []
    }),
  )
}

function together(name: string, { conditions, keys }: Group, known: LookUp): Alike | null {
  const tied = conditions.filter(({ variables }) => variables.length > 0)
  if (tied.length === 0) return null
  const shapes = new Shapes(known)
  const values = new Map<string, Shape>()
  for (const condition of [...tied, ...conditions.filter(each => !tied.includes(each))]) {
    const names = namesOf(condition)
    if (new Set([...values.keys(), ...names]).size > MOST_VALUES) continue
    for (const [place, template] of condition.asked.entries())
      values.set(names[place] ?? '', shapes.of(template, readingOf(condition)))
  }
  const sets = setsOf([...values.values()], shapes.ofKey(conditions[0]?.canonical ?? ''), shapes)
  if (!sets) return null
  const names = [...values.keys()]
  return {
    name: `alike ${name}`,
    possibilities: sets.map(set => ({
      carried: set.length === 0 ? 'absent' : set.map(index => names[index] ?? ''),
      label: '',
    })),
    keys: [...keys],
    namesOf: condition => {
      const own = namesOf(condition)
      return own.every(each => values.has(each)) ? own : null
    },
  }
}

/** Each set of them that may be met at once while none of the others is. null: each may, or there are too many. */
function setsOf(values: readonly Shape[], key: Shape, shapes: Shapes): readonly (readonly number[])[] | null {
  let sets: readonly (readonly number[])[] = [[]]
  for (const [index, value] of values.entries()) {
    const earlier = values.slice(0, index)
    const apart = earlier.map(each => areApart(each, value, shapes))
    const follows = earlier.map(each => implies(each, value, shapes))
    const implied = earlier.map(each => implies(value, each, shapes))
    const isNever = areApart(value, key, shapes)
    const isAlways = implies(key, value, shapes)
    sets = sets.flatMap(set => {
      const may = !isNever && earlier.every((_, each) => (set.includes(each) ? !apart[each] : !implied[each]))
      return [
        ...(isAlways || set.some(each => follows[each]) ? [] : [set]),
        ...(may ? [[...set, index]] : []),
      ]
    })
    if (sets.length > MOST_SETS) return null
  }
  return sets.length === 2 ** values.length ? null : sets
}

function isOfTexts({ qualified }: Condition): boolean {
  return qualified?.operator.kind === 'string' || qualified?.operator.kind === 'arn'
}

function readingOf({ qualified }: Condition) {
  const { kind = 'string', name = '' } = qualified?.operator ?? {}
  const isArn = kind === 'arn'
  return { isArn, isCaseless: isCaseless(name), isWhole: !isArn && !name.endsWith('Like') }
}

function namesOf(condition: Condition): readonly string[] {
  const reading = JSON.stringify(readingOf(condition))
  return condition.asked.map(({ text }) => `${reading} ${text}`)
}
