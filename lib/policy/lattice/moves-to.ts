import { canonicalKey } from '../canonical-key'
import type { Carried } from '../condition'
import type { RequestPrincipal } from '../identity'
import type { PolicyRequest } from '../request'
import { accountOf, callerMove, callersAround, isOfPeople, isOfServices } from './callers'
import { heldOf } from './carrying'
import { heldMove, pairsMove } from './contexts'
import { inTurn } from './further'
import type { Move } from './neighbour'
import { regionMove } from './places'

/** What it takes for the call to carry this; several ways, where the key hangs on who asks or where. */
export function movesTo(key: string, held: Carried, request: PolicyRequest): readonly Move[] {
  const canonical = canonicalKey(key)
  const isOpen = heldOf(request, key) === 'unknown'
  const own = isOpen ? [heldMove(key, held)] : []
  const [value = ''] = held === 'absent' ? [] : held
  switch (canonical) {
    case 'aws:principalservicename':
      return PLAIN.test(value) ? [...own, callerMove({ service: value })] : own
    case 'aws:principalarn':
      return [...own, ...peopleNamed(value, request).map(callerMove)]
    case 'aws:principalaccount':
    case 'kms:calleraccount':
      return ACCOUNT.test(value) ? [...own, callerMove({ account: value })] : own
    case 'aws:principalisawsservice':
    // The key's own account is what it is.
    case 'aws:resourceaccount':
      return own
    case 'aws:requestedregion':
      return PLAIN.test(value) ? [...own, regionMove(value)] : own
    case 'kms:encryptioncontextkeys':
      return [...own, pairsMove(held === 'absent' ? [] : held)]
  }
  // What only the one sort of caller carries, the other has to become first.
  const isService = 'service' in request.principal
  if (isOpen || held === 'absent' || !(isService ? isOfPeople(canonical) : isOfServices(canonical)))
    return [heldMove(key, held)]
  return callersAround(request)
    .filter(who => 'service' in who !== isService && !('anonymous' in who))
    .map(who => inTurn('principal', [callerMove(who), heldMove(key, held)]))
}

const PLAIN = /^[a-z0-9.-]+$/
const ACCOUNT = /^\d{12}$/

/** Where a pattern leaves the account open: the caller's, and those around. */
function peopleNamed(arn: string, request: PolicyRequest): readonly RequestPrincipal[] {
  const parts = arn.split(':')
  if (parts.length < 6 || !arn.startsWith('arn:aws')) return []
  if (ACCOUNT.test(parts[4] ?? '')) return [{ arn }]
  const accounts = [request.principal, ...callersAround(request)].map(accountOf)
  return [...new Set(accounts)].flatMap(account =>
    account === null ? [] : [{ arn: parts.with(4, account).join(':') }],
  )
}
