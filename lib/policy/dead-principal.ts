import { isObject, listOf, type PolicyDocument } from './document'
import { statementPointer } from './edit'
import { isUniqueId, principalNames } from './principal'

/** What is left of a user or a role that was deleted, where a statement names it. */
export type DeadPrincipal = {
  readonly kind: 'dead-principal'
  readonly id: string
  readonly index: number
  readonly sid: string | null
  readonly path: string
}

/**
 * PutKeyPolicy answers "Policy contains a statement with one or more invalid principals".
 * https://repost.aws/knowledge-center/kms-policy-error-invalid-principals
 */
export function deadPrincipals(policy: PolicyDocument): readonly DeadPrincipal[] {
  return listOf(policy.Statement).flatMap((statement, index) =>
    (['Principal', 'NotPrincipal'] as const).flatMap(element =>
      principalNames((isObject(statement) && statement[element]) || {})
        .filter(isUniqueId)
        .map((id): DeadPrincipal => {
          const path = statementPointer(policy, index, element)
          return { kind: 'dead-principal', id, index, sid: statement.Sid ?? null, path }
        }),
    ),
  )
}
