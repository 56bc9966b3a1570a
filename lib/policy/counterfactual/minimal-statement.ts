import { canonicalKey } from '../canonical-key'
import type { StatementDocument } from '../document'
import type { PolicyRequest } from '../request'
import type { Caller } from './scene'

/** What names this call and no other, as far as the call is known to carry it. */
const telling = ['kms:ViaService', 'aws:SourceAccount'].map(canonicalKey)

/** null: nobody is to be named, and a statement for everybody is never proposed. */
export function minimalStatement(request: PolicyRequest, caller: Caller | null): StatementDocument | null {
  if (!caller) return null
  const asked = Object.entries(request.context).flatMap(([key, value]) => {
    const canonical = canonicalKey(key)
    const tells = telling.includes(canonical) || canonical.startsWith('kms:encryptioncontext:')
    return tells && typeof value === 'string' ? [[key, value] as const] : []
  })
  const statement = {
    Effect: 'Allow',
    Principal: { [caller.kind]: caller.name },
    Action: request.action,
    Resource: '*',
  }
  return asked.length === 0
    ? statement
    : { ...statement, Condition: { StringEquals: Object.fromEntries(asked) } }
}
