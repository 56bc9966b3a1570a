import { compile, type Statement } from '../compile'
import type { PolicyDocument } from '../document'
import type { PolicyRequest } from '../request'
import { movesAround } from './around'
import { callerMove } from './callers'
import { further, inTurn } from './further'
import { movesMentioned } from './mentioned'
import { principalsNamed } from './named'
import { type Move, type Neighbour, nameOf } from './neighbour'
import { statementsOf } from './statements'
import { towards } from './towards'

/** However large the policies: what is most telling comes first, and the rest is not looked at. */
export const MOST_NEIGHBOURS = 600

/**
 * The requests, and those beside them: other callers, actions, keys, Regions, services in between and contexts; and
 * whatever the policies themselves name. Where `beyond` is two policies, what only one of them says comes first.
 *
 * A statement asks each thing by itself: the caller, the action, and each condition key. So where a statement that one
 * policy has reaches beyond one of the other, some call that it matches does so in one thing alone. A call that each
 * statement matches, and from there one value of each set that the conditions tell apart, meet it. What this does not
 * find is what several statements, or values tied by a variable, only do together.
 */
export function lattice(
  around: readonly PolicyRequest[],
  beyond: readonly PolicyDocument[] = [],
): readonly Neighbour[] {
  const found = new Map<string, Neighbour>()
  for (const neighbour of nearestFirst(around, beyond)) {
    const name = nameOf(neighbour.request)
    if (!found.has(name)) found.set(name, neighbour)
    if (found.size === MOST_NEIGHBOURS) break
  }
  return [...found.values()]
}

function* nearestFirst(
  around: readonly PolicyRequest[],
  beyond: readonly PolicyDocument[],
): Generator<Neighbour> {
  const starts = around.map((request): Neighbour => ({ request, differs: [] }))
  const near = around.map(request => movesAround(request, around))
  const { changed, shared } = statementsOf(beyond.map(compile))
  const named = movesMentioned(changed)
  const all = movesMentioned([...changed, ...shared])
  yield* starts
  yield* steps(starts, place => near[place] ?? [])
  const met = [...matching(starts, changed)]
  yield* met
  yield* steps(starts, place => named(starts[place] as Neighbour))
  yield* steps(met, place => named(met[place] as Neighbour))
  yield* steps(met, place => movesAround((met[place] as Neighbour).request, around))
  yield* steps(starts, place => pairsOf([...(near[place] ?? []), ...named(starts[place] as Neighbour)]))
  // What the other statements hold the changed ones back from.
  yield* steps([...starts, ...met], place => all([...starts, ...met][place] as Neighbour))
  yield* matching(starts, shared)
}

function* steps(from: readonly Neighbour[], moves: (place: number) => Iterable<Move>): Generator<Neighbour> {
  for (const [place, neighbour] of from.entries())
    for (const move of moves(place)) {
      const next = further(neighbour, move)
      if (next) yield next
    }
}

/** Of each statement a call that it matches, of the caller and of those whom it names. */
function* matching(starts: readonly Neighbour[], statements: readonly Statement[]): Generator<Neighbour> {
  for (const start of starts)
    for (const statement of statements) {
      const callers = principalsNamed(statement.principal.named).slice(0, MOST_NAMED)
      const from = callers.flatMap(each => further(start, callerMove(each)) ?? [])
      for (const each of [start, ...from]) {
        const met = towards(statement, each)
        if (met && met.differs.length > 0) yield met
      }
    }
}

const MOST_NAMED = 5

/** Of each axis so many, the first of them. */
const MOST_OF_AN_AXIS = 2

function* pairsOf(moves: readonly Move[]): Generator<Move> {
  const byAxis = new Map<string, Move[]>()
  for (const move of moves) {
    const own = byAxis.get(move.axis) ?? []
    if (own.length < MOST_OF_AN_AXIS) byAxis.set(move.axis, [...own, move])
  }
  const axes = [...byAxis.values()]
  for (const [index, own] of axes.entries())
    for (const others of axes.slice(index + 1))
      for (const one of own) for (const other of others) yield inTurn(one.axis, [one, other])
}
