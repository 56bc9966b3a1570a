import { exactStatement, type Way, ways } from '@/lib/kiro/key-policy'
import { kiroRequest } from '@/lib/kiro/key-request'
import { type Message, msg } from '@/lib/message'
import { explainDeny, parsePolicy } from '@/lib/policy'
import type { Edit } from './remedy'

/** Where a statement of the owner’s comes near: what to change in it instead of adding another. */
export function insteadOfAdding(way: Way, { text, key, place, now }: Edit): readonly Message[] {
  const parsed = parsePolicy(text)
  if (!parsed.ok) return []
  const documented = exactStatement(way, place)
  const [first] = explainDeny(parsed.policy, kiroRequest(way, place, key, now), { documented })
  if (!first || first.sid === ways[way].sid) return []
  const mends = first.changes.filter(({ kind }) => kind !== 'add-statement' && !kind.startsWith('deny-'))
  return mends.length === first.changes.length
    ? [
        ...mends.map(({ message }) =>
          msg('Or change what is there already and comes near: {change}.', { change: message.text }),
        ),
        ...first.risks.map(({ message }) => msg('Mind that {risk}.', { risk: message.text })),
      ]
    : []
}
