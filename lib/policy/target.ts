import type { Element, Statement } from './compile'
import { type Identity, identitiesOf } from './identity'
import { exceptionMatches, principalMatches } from './principal'
import type { PolicyRequest } from './request'
import type { LookUp } from './variables'

/** Whether a statement is about this principal and this action. */
export type Target = {
  readonly principal: boolean
  readonly action: boolean
  /** An Allow that names the account, and this principal only as one of it. */
  readonly delegates: boolean
}

/** What is asked of a request once for all statements. */
export type Asker = {
  readonly identities: readonly Identity[]
  /** In lower case. */
  readonly action: string
}

export function askerOf({ principal, action }: PolicyRequest): Asker {
  return { identities: identitiesOf(principal), action: action.toLowerCase() }
}

export function targetOf(
  { principal, action, effect }: Statement,
  request: PolicyRequest,
  asker = askerOf(request),
): Target {
  const acts = action.matches(asker.action, nothing)
  if (principal.negated)
    return {
      principal: !exceptionMatches(principal.named, request.principal, effect, asker.identities),
      action: acts,
      delegates: false,
    }
  const { matched, delegates } = principalMatches(principal.named, request.principal, asker.identities)
  return { principal: matched, action: acts, delegates: delegates && effect === 'Allow' }
}

const nothing: LookUp = () => undefined

/** In a key policy the resource `*` is the key itself. */
export function elementMatches(element: Element, actual: string, lookUp: LookUp): boolean {
  return element.matches(actual, lookUp)
}
