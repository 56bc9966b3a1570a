import { canonicalKey } from '../canonical-key'
import type { Carried } from '../condition'
import type { PolicyRequest } from '../request'
import { callerMove } from './callers'
import { heldOf } from './carrying'
import { heldMove, pairsMove } from './contexts'
import type { Move } from './neighbour'
import { regionMove } from './places'

/** What it takes for the call to carry this; several ways, where the key hangs on who or where. */
export function movesTo(key: string, held: Carried, request: PolicyRequest): readonly Move[] {
  const own = heldOf(request, key) === 'unknown' ? [heldMove(key, held)] : []
  const value = held === 'absent' ? undefined : held[0]
  switch (canonicalKey(key)) {
    case 'aws:principalservicename':
      return [...own, ...(value && PLAIN.test(value) ? [callerMove({ service: value })] : [])]
    case 'aws:principalarn':
      return [...own, ...(value?.startsWith('arn:aws') ? [callerMove({ arn: value })] : [])]
    case 'aws:principalaccount':
    case 'kms:calleraccount':
      return [...own, ...(value && /^\d{12}$/.test(value) ? [callerMove({ account: value })] : [])]
    case 'aws:principalisawsservice':
      return own
    // The key's own account is what it is.
    case 'aws:resourceaccount':
      return own
    case 'aws:requestedregion':
      return [...own, ...(value && PLAIN.test(value) ? [regionMove(value)] : [])]
    case 'kms:encryptioncontextkeys':
      return [...own, pairsMove(held === 'absent' ? [] : held)]
    default:
      return [heldMove(key, held)]
  }
}

const PLAIN = /^[a-z0-9.-]+$/
