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
  if ('service' in who) return [new Named('Service', who.service)]
  if ('federated' in who) return [new Named('Federated', who.federated)]
  if ('canonical' in who) return [new Named('CanonicalUser', who.canonical)]
  if ('account' in who) return [new Account(who.account, who.partition)]
  if ('anonymous' in who) return [new Anonymous()]
  return ofArn(who.arn)
}

function ofArn(arn: string): readonly Identity[] {
  const [, partition, id] = IN_ACCOUNT.exec(arn) ?? []
  if (!partition || !id) return [new Named('AWS', arn)]
  if (ROOT.test(arn)) return [new Account(id, partition)]
  const itself = new Named('AWS', arn)
  const account = new Account(id, partition)
  const session = SESSION.exec(arn)
  return session ? [itself, new Role(partition, id, session[3] ?? ''), account] : [itself, account]
}

/**
 * By the very letters: "Service principals are unique and case-sensitive".
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateServiceLinkedRole.html
 */
class Named implements Identity {
  readonly isAccount = false
  constructor(
    readonly kind: 'AWS' | 'Service' | 'Federated' | 'CanonicalUser',
    private readonly wanted: string,
  ) {}

  isNamed(name: string): boolean {
    return name === this.wanted
  }
}

class Anonymous implements Identity {
  readonly isAccount = false
  readonly kind = null

  isNamed(): boolean {
    return false
  }
}

/** By its name, which is the account's only one: a session's ARN leaves the role's path out. */
class Role implements Identity {
  readonly isAccount = false
  readonly kind = 'AWS'
  private readonly start: string

  constructor(
    partition: string,
    id: string,
    private readonly role: string,
  ) {
    this.start = `arn:${partition}:iam::${id}:role/`
  }

  isNamed(name: string): boolean {
    if (!name.startsWith(this.start) || !name.endsWith(this.role)) return false
    const [, , , itsName] = ROLE.exec(name) ?? []
    return itsName === this.role
  }
}

/** Twelve digits and the root's ARN mean the same. */
class Account implements Identity {
  readonly isAccount = true
  readonly kind = 'AWS'

  constructor(
    private readonly id: string,
    private readonly partition?: string,
  ) {}

  isNamed(name: string): boolean {
    if (name === this.id) return true
    if (!name.endsWith(':root')) return false
    const [, itsPartition, itsId] = ROOT.exec(name) ?? []
    return itsId === this.id && (this.partition === undefined || itsPartition === this.partition)
  }
}
