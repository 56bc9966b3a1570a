import type { Statement } from '../compile'
import { shapeError } from '../grammar'
import { denyMends } from './deny'
import { lastResorts } from './exception'
import { type Mend, type Piece, removal } from './mend'
import { compiledAs, stands } from './outcome'
import type { Scene } from './scene'

/** Sets of changes of which each has all of these Denies leave the call alone; the first is the likeliest. */
export function liftedDenies(scene: Scene, denies: readonly Statement[]): readonly (readonly Piece[])[] {
  const ways = denies.map(statement => {
    const mends = lifting(statement, scene)
    return { statement, mends: mends.length > 0 ? mends : [removal(statement)] }
  })
  const most = ways.reduce((longest, { mends }) => Math.max(longest, mends.length), 0)
  return Array.from({ length: Math.min(most, MOST_WAYS) }, (_, at) =>
    ways.flatMap(({ statement, mends }) => {
      const mend = mends[Math.min(at, mends.length - 1)]
      return mend ? [{ statement, mend }] : []
    }),
  )
}

const MOST_WAYS = 3

function lifting(statement: Statement, scene: Scene): readonly Mend[] {
  // What no grammar knows is for nobody to mend.
  if (shapeError({ Statement: statement.source }) !== null) return []
  const found = denyMends(statement, scene).filter(mend => lifts(statement, mend, scene))
  return found.length > 0
    ? found
    : lastResorts(statement, scene).filter(mend => lifts(statement, mend, scene))
}

/** Whether the Deny then surely matches this call no more. */
function lifts(statement: Statement, mend: Mend, scene: Scene): boolean {
  const after = mend.change(statement.source)
  const compiled = after && compiledAs(after, scene)
  return !compiled || stands(compiled, scene) === null
}
