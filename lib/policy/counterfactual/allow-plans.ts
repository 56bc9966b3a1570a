import { msg } from '@/lib/message'
import type { CompiledPolicy, Statement } from '../compile'
import type { StatementDocument } from '../document'
import { shapeError } from '../grammar'
import { distances } from './distance'
import { type Mend, nameOf, type Plan } from './mend'
import { mendsOf } from './mends'
import { minimalStatement } from './minimal-statement'
import { isNarrow } from './narrow'
import { nearMissOf } from './near-miss'
import type { Scene } from './scene'

/** Of a policy with hundreds of statements no more are mended than a person would look at. */
const MOST_NEAR_MISSES = 8

/** Beside the likeliest way to mend a statement, others for one of its parts. */
const MOST_OTHER_WAYS = 3

/** Ways to have an Allow match the call, each one statement's: all of its parts that differ are mended together. */
export function mendedAllows(scene: Scene): readonly Plan[] {
  const near = scene.policy.statements.flatMap(statement =>
    statement.effect === 'Allow' ? (nearMissOf(statement, scene) ?? []) : [],
  )
  const nearest = near
    .sort((one, other) => Number(other.isDocumented) - Number(one.isDocumented) || one.off - other.off)
    .slice(0, MOST_NEAR_MISSES)
  return nearest.flatMap(each => {
    const parts = mendsOf(each, scene)
    return parts
      ? combinations(parts).map(mends => mends.map(mend => ({ statement: each.statement, mend })))
      : []
  })
}

function combinations(parts: readonly (readonly Mend[])[]): readonly (readonly Mend[])[] {
  const first = parts.flatMap(([likeliest]) => likeliest ?? [])
  const others = parts.flatMap((ways, at) =>
    ways.slice(1, 1 + MOST_OTHER_WAYS).map(way => first.with(at, way)),
  )
  return [first, ...others.slice(0, MOST_OTHER_WAYS)]
}

/** A Deny that says all that the Allow should, for this caller alone: its effect may be the mistake. */
export function turnedDenies(scene: Scene, denies: readonly Statement[]): readonly Plan[] {
  return denies.flatMap(statement => {
    const turned: StatementDocument = { ...statement.source, Effect: 'Allow' }
    if (!scene.model || shapeError({ Statement: turned }) !== null || !isNarrow(turned, scene.model))
      return []
    const mend: Mend = {
      kind: 'effect',
      distance: distances.case,
      opens: null,
      change: source => ({ ...source, Effect: 'Allow' }),
      message: () =>
        msg(
          '“{statement}” denies what it should allow: it names this caller and asks for what the call carries',
          {
            statement: nameOf(statement),
          },
        ),
    }
    return [[{ statement, mend }]]
  })
}

/** The documented statement, and where that does not do one made of the call; with a Sid that is free. */
export function* addedAllows({ policy, model, documented, request, caller }: Scene): Iterable<Plan> {
  if (model) yield [{ added: withFreeSid(model, policy) }]
  const minimal = documented && minimalStatement(request, caller)
  if (minimal) yield [{ added: minimal }]
}

function withFreeSid(statement: StatementDocument, { statements }: CompiledPolicy): StatementDocument {
  const { Sid } = statement
  if (Sid === undefined) return statement
  const taken = new Set(statements.map(({ sid }) => sid))
  if (!taken.has(Sid)) return statement
  let free = Sid
  for (let n = 2; taken.has(free); n++) free = `${Sid} ${n}`
  return { ...statement, Sid: free }
}
