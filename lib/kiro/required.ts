import type { Required } from '@/lib/policy'
import { exactStatement, type Place, relaxedStatement, type Way, ways } from './key-policy'
import { type KnownKey, kiroRequest } from './key-request'

/** The two forms of the statements that Kiro's page documents; the exact one is what it prints. */
export type Form = 'exact' | 'relaxed'

/**
 * What the policy of this key has to allow, with the statements that Kiro's page gives for it. Of a replica, `place`
 * and `key` are in the replica's Region: each replica has a policy of its own.
 */
export function requiredStatements(
  form: Form,
  place: Place,
  key: KnownKey,
  now: Date,
): readonly (Required & { readonly way: Way })[] {
  const statementOf = form === 'exact' ? exactStatement : relaxedStatement
  return (Object.keys(ways) as Way[]).map(way => ({
    way,
    statement: statementOf(way, place),
    request: kiroRequest(way, place, key, now),
  }))
}
