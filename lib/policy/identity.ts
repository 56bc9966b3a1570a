/** Who asks. One of these; `arn` may be a role's, a user's, a session's of an assumed role, or an account root's. */
export type RequestPrincipal =
  | { readonly service: string }
  | { readonly account: string; readonly partition?: string }
  | { readonly arn: string }
  | { readonly federated: string }
  | { readonly canonical: string }
  | { readonly anonymous: true }

/** One of the names under which a principal may stand in a policy. */
export type Identity = {
  readonly isAccount: boolean
  /** Under which it stands in the element. null: under none. */
  readonly kind: 'AWS' | 'Service' | 'Federated' | 'CanonicalUser' | null
  isNamed(name: string): boolean
}

const ROOT = /^arn:(aws[a-z-]*):iam::(\d{12}):root$/
const ROLE = /^arn:(aws[a-z-]*):iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/
const SESSION = /^arn:(aws[a-z-]*):sts::(\d{12}):assumed-role\/([^/]+)\//
const IN_ACCOUNT = /^arn:(aws[a-z-]*):[a-z]+::(\d{12}):/

/** From the principal itself to its account. */
export function identitiesOf(who: RequestPrincipal): readonly Identity[] {
  if ('service' in who) return [service(who.service.toLowerCase())]
  if ('federated' in who) return [named('Federated', who.federated)]
  if ('canonical' in who) return [named('CanonicalUser', who.canonical)]
  if ('account' in who) return [account(who.account, who.partition)]
  if ('anonymous' in who) return [{ isAccount: false, kind: null, isNamed: () => false }]
  return ofArn(who.arn)
}

function ofArn(arn: string): readonly Identity[] {
  const [, partition, id] = IN_ACCOUNT.exec(arn) ?? []
  if (!partition || !id) return [named('AWS', arn)]
  if (ROOT.test(arn)) return [account(id, partition)]
  const session = SESSION.exec(arn)
  return [
    named('AWS', arn),
    ...(session ? [roleOf(partition, id, session[3] ?? '')] : []),
    account(id, partition),
  ]
}

function named(kind: 'AWS' | 'Federated' | 'CanonicalUser', wanted: string): Identity {
  return { isAccount: false, kind, isNamed: name => name === wanted }
}

function service(wanted: string): Identity {
  return {
    isAccount: false,
    kind: 'Service',
    isNamed: name => name === wanted || name.toLowerCase() === wanted,
  }
}

/** By its name, which is the account's only one: a session's ARN leaves the role's path out. */
function roleOf(partition: string, id: string, role: string): Identity {
  const start = `arn:${partition}:iam::${id}:role/`
  return {
    isAccount: false,
    kind: 'AWS',
    isNamed(name) {
      if (!name.startsWith(start) || !name.endsWith(role)) return false
      const [, , , itsName] = ROLE.exec(name) ?? []
      return itsName === role
    },
  }
}

/** Twelve digits and the root's ARN mean the same. */
function account(id: string, partition?: string): Identity {
  const end = `:iam::${id}:root`
  return {
    isAccount: true,
    kind: 'AWS',
    isNamed(name) {
      if (name === id) return true
      if (!name.endsWith(end)) return false
      const [, itsPartition, itsId] = ROOT.exec(name) ?? []
      return itsId === id && (partition === undefined || itsPartition === partition)
    },
  }
}
