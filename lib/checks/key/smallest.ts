import { exactStatement, type Way, ways } from '@/lib/kiro/key-policy'
import { kiroRequest } from '@/lib/kiro/key-request'
import { type Message, msg } from '@/lib/message'
import { type ChangeKind, explainDeny, parsePolicy } from '@/lib/policy'
import { problemSentence } from '@/lib/report/patch-sentences'
import type { Edit } from './remedy'

/** Where a statement of the owner’s comes near: what to change in it instead of adding another. */
export function insteadOfAdding(way: Way, { text, key, place, now }: Edit): readonly Message[] {
  const parsed = parsePolicy(text)
  if (!parsed.ok) return []
  const documented = exactStatement(way, place)
  const found = explainDeny(parsed.policy, kiroRequest(way, place, key, now), { documented })
  const near = found.find(({ changes }) => changes.every(({ kind }) => isMend(kind)))
  if (!near || near.sid === ways[way].sid) return []
  return [
    ...near.changes.map(({ message }) =>
      msg('Or change what is there already and comes near: {change}.', { change: message.text }),
    ),
    ...near.risks.map(({ message }) => msg('Mind that {risk}.', { risk: message.text })),
    ...near.deadPrincipals.map(problemSentence),
  ]
}

function isMend(kind: ChangeKind): boolean {
  return kind !== 'add-statement' && kind !== 'condition-removed' && !kind.startsWith('deny-')
}
