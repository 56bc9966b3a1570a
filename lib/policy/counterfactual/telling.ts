import { msg } from '@/lib/message'
import { principalText } from '../principal'
import type { Change, Proposal } from './counterfactual'
import type { Piece } from './mend'
import type { Weighed } from './plans'
import type { Rank } from './rank'
import { risksOf } from './risks'
import type { Scene } from './scene'
import { stepsOf } from './steps'

export function told({ plan, outcome }: Weighed, { wide }: Rank, scene: Scene): Proposal {
  const changes = plan.map(piece => changeOf(piece, scene))
  const [first] = changes
  if (!first) throw new Error('A plan changes something')
  return {
    ...first,
    edits: stepsOf(scene.policy.document, outcome),
    changes,
    risks: risksOf(plan, wide, scene),
  }
}

function changeOf(piece: Piece, { request, documented }: Scene): Change {
  if ('mend' in piece) {
    const { mend, statement } = piece
    const { index, sid } = statement
    return { kind: mend.kind, statement: index, sid, message: mend.message(), source: mend.source ?? null }
  }
  const call = { caller: principalText(request.principal), action: request.action }
  const { Sid } = piece.added
  return {
    kind: 'add-statement',
    statement: null,
    sid: Sid ?? null,
    message:
      documented && Sid !== undefined
        ? msg('Add the statement “{statement}”, which lets {caller} call {action}', {
            ...call,
            statement: Sid,
          })
        : msg('Add a statement that lets {caller} call {action} in this way and in no other', call),
    source: null,
  }
}
