import type { Carried } from '../condition'
import type { Atom, OpenStatement } from './open'
import type { Possibility } from './possibilities'

export const EXPLICIT = 0
export const IMPLICIT = 1
export const ALLOW = 2

/** An unknown key and its values, of which those that the policy cannot tell apart are one class. */
export type Level = {
  readonly key: string
  readonly classes: readonly { readonly carried: Carried; readonly labels: readonly string[] }[]
}

/**
 * A decision diagram: from the root, one key after the other, a way for each class of its values, to an answer.
 * Nodes with the same ways are one node, and a node whose ways all lead to the same is none: a key that stands in
 * no node does not matter. https://en.wikipedia.org/wiki/Binary_decision_diagram
 */
export type Diagram = {
  readonly levels: readonly Level[]
  readonly root: number
  /** By number: the level it asks, and where each class leads. The first three are the answers. */
  readonly nodes: readonly Node[]
  /** How often a class was chosen in some state. */
  readonly steps: number
}
export type Node = { readonly level: number; readonly children: readonly number[] }

export type Variable = {
  readonly key: string
  readonly possibilities: readonly Possibility[]
}

type Due = {
  readonly atom: Atom
  readonly linked: boolean
  readonly levels: readonly number[]
  readonly last: number
  /** How many steps it is worth to ask it: a policy may tie thousands of values to a key. */
  readonly cost: number
}
type Open = {
  readonly effect: 'Allow' | 'Deny'
  readonly levels: readonly number[]
  readonly due: readonly Due[]
}

const CHARACTERS_A_STEP = 64

/** Values without variables are made ready once. */
function costOf({ templates, condition }: Atom): number {
  if (condition && condition.variables.length === 0) return 0
  return Math.floor(templates.reduce((sum, { text }) => sum + text.length, 0) / CHARACTERS_A_STEP)
}

/** null: it would take more steps. */
export function diagramOf(
  statements: readonly OpenStatement[],
  variables: readonly Variable[],
  isAllowed: boolean,
  mostSteps: number,
): Diagram | null {
  const place = new Map(variables.map(({ key }, index) => [key, index]))
  const open = statements.map((each): Open => {
    const due = each.atoms.map((atom): Due => {
      const levels = atom.keys.map(key => place.get(key) ?? 0).sort((a, b) => a - b)
      return { atom, linked: levels.length > 1, levels, last: levels.at(-1) ?? 0, cost: costOf(atom) }
    })
    const levels = [...new Set(due.flatMap(each => each.levels))].sort((a, b) => a - b)
    return { effect: each.effect, levels, due }
  })
  let steps = 0
  for (const { due } of open)
    for (const { linked, last, cost } of due)
      if (!linked) steps += cost * (variables[last]?.possibilities.length ?? 0)
  if (steps > mostSteps) return null
  const levels = variables.map((variable, level) => levelOf(variable, level, open))
  // What each atom of one key answers to each class of that key.
  const answers = new Map<Atom, readonly boolean[]>()
  for (const { due } of open)
    for (const { atom, linked, last } of due)
      if (!linked && !answers.has(atom))
        answers.set(
          atom,
          (levels[last]?.classes ?? []).map(({ carried }) => atom.holds(() => carried)),
        )

  const nodes: Node[] = [EXPLICIT, IMPLICIT, ALLOW].map(() => ({ level: variables.length, children: [] }))
  const unique = new Map<string, number>()
  const memo = new Map<string, number>()
  const chosen: number[] = variables.map(() => 0)

  const carriedBy = (key: string): Carried => {
    const level = place.get(key)
    return (level === undefined ? undefined : levels[level]?.classes[chosen[level] ?? 0]?.carried) ?? 'absent'
  }
  const node = (level: number, children: readonly number[]): number => {
    const [first = IMPLICIT] = children
    if (children.every(child => child === first)) return first
    const name = `${level}:${children.join()}`
    const known = unique.get(name)
    if (known !== undefined) return known
    nodes.push({ level, children })
    unique.set(name, nodes.length - 1)
    return nodes.length - 1
  }

  const walk = (from: number, allowed: boolean, alive: readonly number[]): number => {
    if (alive.length === 0) return allowed ? ALLOW : IMPLICIT
    const level = Math.min(...alive.map(index => nextLevel(open[index], from)))
    const state = `${level} ${allowed} ${alive.join()} ${pins(alive, level, open, chosen)}`
    const known = memo.get(state)
    if (known !== undefined) return known
    const count = levels[level]?.classes.length ?? 0
    const children: number[] = []
    for (let index = 0; index < count; index++) {
      if (++steps > mostSteps) throw TOO_MANY
      chosen[level] = index
      children.push(choose(level, index, allowed, alive))
    }
    const made = node(level, children)
    memo.set(state, made)
    return made
  }

  const ask = (atom: Atom, cost: number): boolean => {
    steps += cost
    return atom.holds(carriedBy)
  }

  const choose = (level: number, index: number, allowed: boolean, alive: readonly number[]): number => {
    const still: number[] = []
    let allows = allowed
    for (const number of alive) {
      const statement = open[number]
      if (!statement) continue
      const holds = statement.due.every(
        ({ atom, linked, last, cost }) =>
          last !== level || (linked ? ask(atom, cost) : answers.get(atom)?.[index] === true),
      )
      if (!holds) continue
      if ((statement.levels.at(-1) ?? 0) > level) still.push(number)
      else if (statement.effect === 'Deny') return EXPLICIT
      else allows = true
    }
    const rest = allows ? still.filter(number => open[number]?.effect === 'Deny') : still
    return walk(level + 1, allows, rest)
  }

  const alive = open.flatMap(({ effect }, index) => (isAllowed && effect === 'Allow' ? [] : [index]))
  try {
    const root = walk(0, isAllowed, alive)
    return { levels, root, nodes, steps }
  } catch (error) {
    if (error === TOO_MANY) return null
    throw error
  }
}

const TOO_MANY = Symbol('too many steps')

function nextLevel(statement: Open | undefined, from: number): number {
  return statement?.levels.find(level => level >= from) ?? Number.POSITIVE_INFINITY
}

/** What was chosen for keys before this level on which an atom still to be asked hangs. */
function pins(
  alive: readonly number[],
  level: number,
  open: readonly Open[],
  chosen: readonly number[],
): string {
  const needed = new Set<number>()
  for (const index of alive)
    for (const { linked, last, levels } of open[index]?.due ?? [])
      if (linked && last >= level) for (const each of levels) if (each < level) needed.add(each)
  return [...needed]
    .sort((a, b) => a - b)
    .map(each => `${each}=${chosen[each]}`)
    .join()
}

function levelOf({ key, possibilities }: Variable, level: number, open: readonly Open[]): Level {
  const asking = open.flatMap(({ due }) => due.filter(({ levels }) => levels.includes(level)))
  // A value that is also held against another key's is a class of its own.
  const tells = asking.some(({ linked }) => linked)
  const classes = new Map<string, { carried: Carried; labels: string[] }>()
  for (const [index, { carried, label }] of possibilities.entries()) {
    const name = tells
      ? String(index)
      : asking.map(({ atom }) => (atom.holds(() => carried) ? '1' : '0')).join('')
    const known = classes.get(name)
    if (!known) classes.set(name, { carried, labels: [label] })
    else if (!known.labels.includes(label)) known.labels.push(label)
  }
  return { key, classes: [...classes.values()] }
}
