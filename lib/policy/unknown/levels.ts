import type { Carried } from '../condition'
import type { Atom, OpenStatement } from './open'
import type { Possibility } from './possibilities'

/** An unknown key and its values, of which those that the policy cannot tell apart are one class. */
export type Level = {
  readonly key: string
  readonly classes: readonly { readonly carried: Carried; readonly labels: readonly string[] }[]
  /** What each part that hangs on this key alone answers to each class. */
  readonly answers: ReadonlyMap<Atom, readonly boolean[]>
  /** Of its longest value, in characters. */
  readonly length: number
}

export type Variable = {
  readonly key: string
  readonly possibilities: readonly Possibility[]
}

/** null: asking every part about every value would take more steps. */
export function levelsOf(
  statements: readonly OpenStatement[],
  variables: readonly Variable[],
  mostSteps: number,
): ReadonlyMap<string, Level> | null {
  const asking = new Map<string, Atom[]>(variables.map(({ key }) => [key, []]))
  for (const { atoms } of statements)
    for (const atom of atoms) for (const key of atom.keys) asking.get(key)?.push(atom)
  const lengths = new Map(variables.map(({ key, possibilities }) => [key, longest(possibilities)]))
  let steps = 0
  for (const { key, possibilities } of variables)
    for (const atom of asking.get(key) ?? [])
      if (!isLinked(atom)) steps += costOf(atom, key => lengths.get(key) ?? 0) * possibilities.length
  if (steps > mostSteps) return null
  return new Map(variables.map(each => [each.key, levelOf(each, asking.get(each.key) ?? [])]))
}

function levelOf({ key, possibilities }: Variable, asking: readonly Atom[]): Level {
  const own = asking.filter(atom => !isLinked(atom))
  const told = own.map(atom => possibilities.map(({ carried }) => atom.holds(() => carried)))
  // A value that is also held against another key's is a class of its own.
  const tells = own.length < asking.length
  const classes = new Map<string, { carried: Carried; labels: string[]; first: number }>()
  for (const [index, { carried, label }] of possibilities.entries()) {
    const name = tells ? String(index) : told.map(answers => (answers[index] ? '1' : '0')).join('')
    const known = classes.get(name)
    if (!known) classes.set(name, { carried, labels: [label], first: index })
    else if (!known.labels.includes(label)) known.labels.push(label)
  }
  const all = [...classes.values()]
  return {
    key,
    classes: all,
    length: longest(possibilities),
    answers: new Map(
      own.map((atom, place) => [atom, all.map(({ first }) => told[place]?.[first] === true)] as const),
    ),
  }
}

function longest(possibilities: readonly Possibility[]): number {
  let length = 0
  for (const { carried } of possibilities)
    if (carried !== 'absent') for (const value of carried) length = Math.max(length, value.length)
  return length
}

/** Whether it hangs on several keys. */
export function isLinked({ keys }: Atom): boolean {
  return keys.length > 1
}

const CHARACTERS_A_STEP = 64

/**
 * How many steps it is worth to ask it: a policy may tie thousands of values to a key. Values without variables are
 * made ready once.
 */
export function costOf({ templates, condition }: Atom, lengthOf: (key: string) => number): number {
  if (condition && condition.variables.length === 0) return 0
  let characters = 0
  for (const { text, keys } of templates)
    characters += keys.reduce((sum, key) => sum + lengthOf(key), text.length)
  return Math.floor(characters / CHARACTERS_A_STEP)
}
