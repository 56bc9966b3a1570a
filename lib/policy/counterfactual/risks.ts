import { msg } from '@/lib/message'
import type { Statement } from '../compile'
import type { Risk } from './counterfactual'
import { namesOnlyTheCaller } from './exception'
import { nameOf, type Plan } from './mend'
import type { Scene } from './scene'

/** What a person should know before the change is made. */
export function risksOf(plan: Plan, wide: readonly Statement[], scene: Scene): readonly Risk[] {
  const wider = wide.map((statement): Risk => {
    const message = msg('“{statement}” then lets in more than this call', { statement: nameOf(statement) })
    return { kind: 'wider', message }
  })
  const ofPieces = plan.flatMap((piece): Risk[] => {
    if (!('mend' in piece)) return []
    const { statement, mend } = piece
    const name = nameOf(statement)
    if (mend.loses)
      return [
        {
          kind: 'narrower',
          message: msg('“{statement}” then lets {loses} in no more', { statement: name, loses: mend.loses }),
        },
      ]
    if (mend.kind === 'deny-removed')
      return [
        {
          kind: 'wider',
          message: msg('Everything that “{statement}” refuses is then refused no more', { statement: name }),
        },
      ]
    if (mend.kind === 'deny-exception' && mend.opens)
      return [
        {
          kind: 'wider',
          message: msg('“{statement}” then spares others too who call in this way', { statement: name }),
        },
      ]
    if (mend.kind === 'deny-exception' && mend.exempts && namesOnlyTheCaller(statement, scene))
      return [
        {
          kind: 'deny-void',
          message: msg('“{statement}” names this caller alone, and then refuses nobody', { statement: name }),
        },
      ]
    return []
  })
  return [...wider, ...ofPieces]
}
