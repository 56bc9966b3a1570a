import { listOf, type PrincipalDocument } from './document'
import { type Identity, identitiesOf, type RequestPrincipal } from './identity'

export type PrincipalMatch = {
  readonly matched: boolean
  /** Only the account is named: in a key policy that hands the question to the account's IAM policies. */
  readonly delegates: boolean
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
export function principalMatches(named: PrincipalDocument, who: RequestPrincipal): PrincipalMatch {
  const identities = identitiesOf(who)
  const matched = identities.filter(each => isNamed(named, each))
  return {
    matched: matched.length > 0,
    // https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
    delegates: matched.length > 0 && identities.length > 1 && matched.every(each => each.isAccount),
  }
}

/**
 * NotPrincipal excepts whom it names on every level: "you must also specify the account ARN", and of a session its
 * role and itself. So a Deny excepts nobody on less, and an Allow lets nobody in who is named on any.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
export function exceptionMatches(
  named: PrincipalDocument,
  who: RequestPrincipal,
  effect: 'Allow' | 'Deny',
): boolean {
  const identities = identitiesOf(who)
  return effect === 'Deny'
    ? identities.every(each => isNamed(named, each))
    : identities.some(each => isNamed(named, each))
}

function isNamed(named: PrincipalDocument, identity: Identity): boolean {
  // "*" is everybody, services and the anonymous too; { "AWS": "*" } is the same.
  if (typeof named === 'string') return named === '*'
  return Object.entries(named).some(([kind, names]) =>
    listOf(names).some(name => (kind === 'AWS' && name === '*') || identity.isNamed(kind, name)),
  )
}

const NAMED_BY_AWS = /^(\d{12}|arn:aws[a-z-]*:(iam|sts)::\d{12}:(root|[a-z-]+\/[^*?]+))$/

/**
 * Nobody can be meant: a wildcard for services, a part of an ARN ("You cannot use a wildcard to match part of a
 * principal name or ARN"), or the unique id that stays when a user or a role was deleted.
 */
export function namesNobody(named: PrincipalDocument): boolean {
  if (typeof named === 'string') return named !== '*'
  return Object.entries(named).every(([kind, names]) =>
    listOf(names).every(name => {
      if (kind === 'AWS') return name !== '*' && !NAMED_BY_AWS.test(name)
      return !['Service', 'Federated', 'CanonicalUser'].includes(kind) || /[*?]/.test(name) || name === ''
    }),
  )
}

/** How the request's principal is written in a policy. */
export function principalText(who: RequestPrincipal): string {
  if ('service' in who) return who.service
  if ('account' in who) return `arn:${who.partition ?? 'aws'}:iam::${who.account}:root`
  if ('arn' in who) return who.arn
  if ('federated' in who) return who.federated
  return 'canonical' in who ? who.canonical : '*'
}

/** Every name that the element lists, for showing. */
export function principalNames(named: PrincipalDocument): readonly string[] {
  return typeof named === 'string' ? [named] : Object.values(named).flatMap(names => [...listOf(names)])
}
