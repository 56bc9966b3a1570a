import type { Carried } from '../condition'
import { costOf, isLinked, type Level } from './levels'
import type { Atom, OpenStatement } from './open'

export const EXPLICIT = 0
export const IMPLICIT = 1
export const ALLOW = 2

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

type Due = {
  readonly atom: Atom
  readonly linked: boolean
  readonly levels: readonly number[]
  readonly last: number
  readonly cost: number
}
type Open = {
  readonly effect: 'Allow' | 'Deny'
  readonly levels: readonly number[]
  /** Of its levels; before the first nothing is to be asked of it. */
  readonly first: number
  readonly due: readonly Due[]
}

/** null: it would take more steps. */
export function diagramOf(
  statements: readonly OpenStatement[],
  levels: readonly Level[],
  isAllowed: boolean,
  mostSteps: number,
): Diagram | null {
  const place = new Map(levels.map(({ key }, index) => [key, index]))
  const lengthOf = (key: string) => levels[place.get(key) ?? -1]?.length ?? 0
  const open = statements.map((each): Open => {
    const due = each.atoms.map((atom): Due => {
      const asked = atom.keys.map(key => place.get(key) ?? 0).sort((a, b) => a - b)
      return {
        atom,
        linked: isLinked(atom),
        levels: asked,
        last: asked.at(-1) ?? 0,
        cost: costOf(atom, lengthOf),
      }
    })
    const asked = [...new Set(due.flatMap(({ levels }) => levels))].sort((a, b) => a - b)
    return { effect: each.effect, levels: asked, first: asked[0] ?? 0, due }
  })
  let steps = 0

  const nodes: Node[] = [EXPLICIT, IMPLICIT, ALLOW].map(() => ({ level: levels.length, children: [] }))
  const unique = new Map<string, number>()
  const memo = new Map<string, number>()
  const chosen: number[] = levels.map(() => 0)

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
    let level = Number.POSITIVE_INFINITY
    for (const index of alive) level = Math.min(level, nextLevel(open[index], from))
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
      if (statement.first > level) {
        still.push(number)
        continue
      }
      const holds = statement.due.every(
        ({ atom, linked, last, cost }) =>
          last !== level || (linked ? ask(atom, cost) : levels[level]?.answers.get(atom)?.[index] === true),
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
  if (statement && statement.first >= from) return statement.first
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
  for (const index of alive) {
    const statement = open[index]
    if (!statement || statement.first >= level) continue
    for (const { linked, last, levels } of statement.due)
      if (linked && last >= level) for (const each of levels) if (each < level) needed.add(each)
  }
  return [...needed]
    .sort((a, b) => a - b)
    .map(each => `${each}=${chosen[each]}`)
    .join()
}
