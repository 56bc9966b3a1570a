import type { StatementDocument } from '../index'

export type Conditions = NonNullable<StatementDocument['Condition']>

/** Of everybody, where these hold. */
export function statement(Effect: 'Allow' | 'Deny', Condition: Conditions): StatementDocument {
  return { Effect, Principal: '*', Action: 'kms:*', Resource: '*', Condition }
}
