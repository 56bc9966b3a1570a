import type { Element, Statement } from './compile'
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

export function targetOf({ principal, action, effect }: Statement, request: PolicyRequest): Target {
  const acts = elementMatches(action, request.action, () => undefined)
  if (principal.negated)
    return {
      principal: !exceptionMatches(principal.named, request.principal, effect),
      action: acts,
      delegates: false,
    }
  const { matched, delegates } = principalMatches(principal.named, request.principal)
  return { principal: matched, action: acts, delegates: delegates && effect === 'Allow' }
}

/** In a key policy the resource `*` is the key itself. */
export function elementMatches({ negated, wanted }: Element, actual: string, lookUp: LookUp): boolean {
  const some = wanted.some(({ template, matches }) => {
    if (matches) return matches(actual)
    const glob = resolve(template, lookUp)
    return glob !== undefined && resourceMatcher(glob)(actual)
  })
  return some !== negated
}
