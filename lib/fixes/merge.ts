import { diff, editText, type PolicyDocument, parsePolicy, type StatementDocument } from '@/lib/policy'

/**
 * Three ways: `now` without what led from `before` to `after`. Statement by statement, and only where the one that the
 * change made still stands as it made it; null where it does not, or where a text cannot be read.
 */
export function merged(before: string, after: string, now: string): string | null {
  const [was, made, is] = [parsePolicy(before), parsePolicy(after), parsePolicy(now)]
  if (!was.ok || !made.ok || !is.ok) return null
  const statements = [is.policy.Statement].flat()
  // From the back, so that no index moves before it is used.
  const steps: { readonly index: number; readonly value: StatementDocument | null }[] = []
  for (const each of diff(was.policy, made.policy).statements) {
    if (each.kind === 'same' || each.kind === 'removed') continue
    const index = statements.findIndex(statement => means(statement, each.after.statement))
    if (index < 0) return null
    steps.push({ index, value: each.kind === 'changed' ? each.before.statement : null })
  }
  if (!Array.isArray(is.policy.Statement)) return null
  const edits = steps
    .toSorted((one, other) => other.index - one.index)
    .map(({ index, value }) => {
      const [path, from] = [`/Statement/${index}`, statements[index]]
      return value ? ({ op: 'replace', path, from, value } as const) : ({ op: 'remove', path, from } as const)
    })
  return editText(now, edits)
}

function means(one: StatementDocument, other: StatementDocument): boolean {
  const alone = (statement: StatementDocument): PolicyDocument => ({
    Version: '2012-10-17',
    Statement: [statement],
  })
  return diff(alone(one), alone(other)).statements.every(({ kind }) => kind === 'same')
}
