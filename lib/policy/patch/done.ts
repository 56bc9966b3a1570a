import { decide } from '../decide'
import { listOf, type PolicyDocument } from '../document'
import { sameMeaning } from './meaning'
import type { Step } from './plan'
import type { Done, Required, Standing } from './required'

/** In the policy as it is after the steps. */
export function doneOf(
  policy: PolicyDocument,
  required: readonly Required[],
  steps: readonly Step[],
): readonly Done[] {
  const standings = listOf(policy.Statement).map(
    (statement, index): Standing => ({ index, sid: statement.Sid ?? null, statement }),
  )
  return required.map((each): Done => {
    const step = steps.find(({ required }) => required === each)
    const own = step && standings[step.index]
    if (step && own) return { kind: step.kind, required: each, ...own }
    const same = standings.find(({ statement }) => sameMeaning(statement, each.statement))
    if (same) return { kind: 'reused', required: each, ...same }
    return { kind: 'allowed', required: each, by: allowedBy(policy, standings, each) }
  })
}

/** The first that allows it alone; where none does, all that allow it together. */
function allowedBy(
  policy: PolicyDocument,
  standings: readonly Standing[],
  { request }: Required,
): readonly Standing[] {
  const traces = decide(policy, request).statements.filter(({ effect }) => effect === 'Allow')
  const alone = traces.find(({ applies }) => applies === 'yes')
  const together = alone ? [alone] : traces.filter(({ applies }) => applies === 'unknown')
  return together.flatMap(({ index }) => standings[index] ?? [])
}
