import { canonicalKey } from '../canonical-key'
import type { PolicyRequest } from '../request'
import { isOfCaller } from './callers'
import { heldOf, isSame } from './carrying'
import { isPair, VIA } from './contexts'

/**
 * Whether the call is this request once more: the same caller, action, key, service in between and encryption context,
 * of which more may be known, in other circumstances, or with a pair more beside the request's own.
 */
export function isMoreOf(request: PolicyRequest, call: PolicyRequest): boolean {
  const sameTarget =
    JSON.stringify([request.principal, request.action, request.resource]) ===
    JSON.stringify([call.principal, call.action, call.resource])
  const keys = [...Object.keys(request.context), ...Object.keys(call.context)]
  return sameTarget && keys.every(key => !matters(key) || isAlike(key, request, call))
}

/** What a statement can be meant to keep apart: a service in between, data, and who asks. */
function matters(key: string): boolean {
  return isPair(key) || canonicalKey(key) === canonicalKey(VIA) || isOfCaller(canonicalKey(key))
}

function isAlike(key: string, request: PolicyRequest, call: PolicyRequest): boolean {
  const held = heldOf(request, key)
  return held === 'unknown' || (isPair(key) && held === 'absent') || isSame(held, heldOf(call, key))
}
