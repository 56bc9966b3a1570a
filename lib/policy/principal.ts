import { listOf, type OneOrMore, own, type PrincipalDocument } from './document'
import { type Identity, identitiesOf, type RequestPrincipal } from './identity'

type PrincipalMatch = {
  readonly matched: boolean
  /** Only the account is named: in a key policy that hands the question to the account's IAM policies. */
  readonly delegates: boolean
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
export function principalMatches(
  named: PrincipalDocument,
  who: RequestPrincipal,
  identities = identitiesOf(who),
): PrincipalMatch {
  let [matched, itself] = [false, false]
  for (const each of identities) {
    if (!isNamed(named, each)) continue
    matched = true
    itself ||= !each.isAccount
  }
  // https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
  return { matched, delegates: matched && !itself && identities.length > 1 }
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
  identities = identitiesOf(who),
): boolean {
  return effect === 'Deny'
    ? identities.every(each => isNamed(named, each))
    : identities.some(each => isNamed(named, each))
}

function isNamed(named: PrincipalDocument, identity: Identity): boolean {
  // "*" is everybody, services and the anonymous too; { "AWS": "*" } is the same.
  if (typeof named === 'string') return named === '*'
  const names = namesUnder(named, 'AWS')
  if (names.includes('*')) return true
  const { kind } = identity
  if (kind === null) return false
  return (kind === 'AWS' ? names : namesUnder(named, kind)).some(name => identity.isNamed(name))
}

function namesUnder(named: Readonly<Record<string, OneOrMore>>, kind: string): readonly string[] {
  return listOf(own(named, kind) as OneOrMore | undefined)
}

const NAMED_BY_AWS = /^(\d{12}|arn:aws[a-z-]*:(iam|sts)::\d{12}:(root|[a-z-]+\/[^*?]+))$/

/**
 * Nobody can be meant: a wildcard for services, a part of an ARN ("You cannot use a wildcard to match part of a
 * principal name or ARN"), or the unique id that stays when a user or a role was deleted.
 */
export function namesNobody(named: PrincipalDocument): boolean {
  if (typeof named === 'string') return named !== '*'
  return Object.keys(named).every(kind => {
    const names = namesUnder(named, kind)
    if (kind === 'AWS') return names.every(name => name !== '*' && !NAMED_BY_AWS.test(name))
    return !namedByOthers.has(kind) || names.every(name => name === '' || /[*?]/.test(name))
  })
}

const namedByOthers: ReadonlySet<string> = new Set(['Service', 'Federated', 'CanonicalUser'])

/** At least 16 characters: https://docs.aws.amazon.com/IAM/latest/APIReference/API_User.html */
const UNIQUE_ID = /^A(?:IDA|ROA)[A-Z0-9]{12,}$/

/**
 * The id of a user or a role, which takes the place of its ARN in a policy when it is deleted.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-prefixes
 */
export function isUniqueId(name: string): boolean {
  return UNIQUE_ID.test(name)
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
  if (typeof named === 'string') return [named]
  const [first, ...others] = Object.values(named)
  // Nearly always there is one list, and then there is nothing to copy.
  return others.length === 0 ? listOf(first) : [first, ...others].flatMap(listOf)
}
