import type { Element, Statement } from './compile'
import { identitiesOf } from './identity'
import { resourceMatcher } from './operators/arn'
import { exceptionMatches, principalMatches } from './principal'
import type { PolicyRequest } from './request'
import { type LookUp, resolve } from './variables'

/** Whether a statement is about this principal and this action. */
export type Target = {
  readonly principal: boolean
  readonly action: boolean
  /** An Allow that names the account, and this principal only as one of it. */
  readonly delegates: boolean
}

/** `identities` are the request's principal's: whoever holds many statements against it finds them once. */
export function targetOf(
  { principal, action, effect }: Statement,
  request: PolicyRequest,
  identities = identitiesOf(request.principal),
): Target {
  const acts = elementMatches(action, request.action, nothing)
  if (principal.negated)
    return {
      principal: !exceptionMatches(principal.named, request.principal, effect, identities),
      action: acts,
      delegates: false,
    }
  const { matched, delegates } = principalMatches(principal.named, request.principal, identities)
  return { principal: matched, action: acts, delegates: delegates && effect === 'Allow' }
}

const nothing: LookUp = () => undefined

/** In a key policy the resource `*` is the key itself. */
export function elementMatches({ negated, wanted }: Element, actual: string, lookUp: LookUp): boolean {
  for (const { template, matches } of wanted) {
    const glob = matches ? undefined : resolve(template, lookUp)
    if (matches ? matches(actual) : glob !== undefined && resourceMatcher(glob)(actual)) return !negated
  }
  return negated
}
