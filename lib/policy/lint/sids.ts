import { msg } from '@/lib/message'
import type { Found, LintedStatement } from './finding'

const page = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html'

/** "The Sid value must be unique within a JSON policy." Found at every statement but the first that has it. */
export function sidFindings(statements: readonly LintedStatement[]): ReadonlyMap<LintedStatement, Found> {
  const first = new Map<string, LintedStatement>()
  const found = new Map<LintedStatement, Found>()
  for (const statement of statements) {
    const { sid } = statement
    // An empty one is none: there is nothing to confuse.
    if (sid === null || sid === '') continue
    const other = first.get(sid)
    if (!other) first.set(sid, statement)
    else
      found.set(statement, {
        kind: 'duplicate-sid',
        severity: 'warning',
        path: `${statement.path}.Sid`,
        message: msg('{other} has the Sid “{sid}” too; it may be in a policy only once', {
          other: other.path,
          sid,
        }),
        source: page,
      })
  }
  return found
}
