import { listOf, type PrincipalDocument } from './document'

/** Who asks. One of these; `arn` may be a role's, a user's or a session's of an assumed role. */
export type RequestPrincipal =
  | { readonly service: string }
  | { readonly account: string; readonly partition?: string }
  | { readonly arn: string }
  | { readonly federated: string }
  | { readonly canonical: string }
  | { readonly anonymous: true }

export type PrincipalMatch = {
  readonly matched: boolean
  /** Only the account is named: in a key policy that hands the question to the account's IAM policies. */
  readonly delegates: boolean
}

const no: PrincipalMatch = { matched: false, delegates: false }
const yes: PrincipalMatch = { matched: true, delegates: false }

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
export function principalMatches(named: PrincipalDocument, who: RequestPrincipal): PrincipalMatch {
  // "*" is everybody, services and the anonymous too; { "AWS": "*" } is the same.
  if (typeof named === 'string') return named === '*' ? yes : no
  const results = Object.entries(named).flatMap(([kind, names]) =>
    listOf(names).map(name => one(kind, name, who)),
  )
  return results.find(each => each.matched && !each.delegates) ?? results.find(each => each.matched) ?? no
}

function one(kind: string, name: string, who: RequestPrincipal): PrincipalMatch {
  switch (kind) {
    case 'AWS':
      return name === '*' ? yes : aws(name, who)
    case 'Service':
      // No wildcard stands for services.
      return 'service' in who && name !== '*' && name.toLowerCase() === who.service.toLowerCase() ? yes : no
    case 'Federated':
      return 'federated' in who && name === who.federated ? yes : no
    case 'CanonicalUser':
      return 'canonical' in who && name === who.canonical ? yes : no
    default:
      return no
  }
}

function aws(name: string, who: RequestPrincipal): PrincipalMatch {
  const account = /^\d{12}$/.exec(name)?.[0] ?? /^arn:aws[a-z-]*:iam::(\d{12}):root$/.exec(name)?.[1]
  if ('account' in who) return account === who.account ? { matched: true, delegates: false } : no
  if (!('arn' in who)) return no
  const [, , , , itsAccount = '', ...rest] = who.arn.split(':')
  if (account !== undefined)
    return account === itsAccount ? { matched: true, delegates: !who.arn.endsWith(':root') } : no
  if (name === who.arn) return yes
  // A session is also its role, by the role's name: a session's ARN leaves the path out.
  const session = /^assumed-role\/([^/]+)\//.exec(rest.join(':'))?.[1]
  const role = /^arn:aws[a-z-]*:iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/.exec(name)
  return session !== undefined && role?.[1] === itsAccount && role[2] === session ? yes : no
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
