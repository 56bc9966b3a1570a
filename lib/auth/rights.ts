import type { RunTarget } from '@/lib/target'

/** What a person may do with this server. */
export const rights = {
  see: 'look at accounts, runs and reports',
  'see-shared': 'look at what was shared with them',
  compare: 'compare reports',
  check: 'check an account again, or a demo organization',
  share: 'hand out a report',
  connect: 'check an account with credentials that were not used here before',
  fix: 'change something in an AWS account',
  people: 'invite and remove people, and change their roles',
} as const
export type Right = keyof typeof rights

/** The narrowest last: what is above may do all that is below, but for support, who see no account at all. */
export const roles = {
  admin: ['see', 'see-shared', 'compare', 'check', 'share', 'connect', 'fix', 'people'],
  operator: ['see', 'see-shared', 'compare', 'check', 'share'],
  viewer: ['see', 'see-shared', 'compare'],
  support: ['see-shared', 'compare'],
} as const satisfies Readonly<Record<string, readonly Right[]>>
export type Role = keyof typeof roles
export const roleNames = Object.keys(roles) as readonly Role[]

export function isRole(name: unknown): name is Role {
  return typeof name === 'string' && Object.hasOwn(roles, name)
}

export function roleMay(role: Role, right: Right): boolean {
  return roles[role].some(had => had === right)
}

/** Whether a role may nothing that the other may not: nobody hands out more than they have. */
export function isWithin(role: Role, other: Role): boolean {
  return roles[role].every(right => roleMay(other, right))
}

/** Who is asking for something. */
export type Asking =
  /** The server listens on loopback and nobody has been set up: whoever reaches it there looks at the demo. */
  | { readonly kind: 'nobody-needed' }
  | {
      readonly kind: 'person'
      readonly id: string
      readonly name: string
      readonly email: string
      readonly role: Role
      readonly sessionId: string
      readonly secondFactor: boolean
    }
  /** A key stands for the person who made it, and may what both its role and theirs may. */
  | {
      readonly kind: 'api-key'
      readonly id: string
      readonly name: string
      readonly role: Role
      readonly personId: string
      readonly personRole: Role
    }
  /** Nobody has signed in, or their session is over. `setUp`: whether anybody could. */
  | { readonly kind: 'nobody'; readonly setUp: boolean }

/** The person who answers for what is done; null: nobody had to sign in. */
export function personBehind(asking: Exclude<Asking, { kind: 'nobody' }>): string | null {
  switch (asking.kind) {
    case 'person':
      return asking.id
    case 'api-key':
      return asking.personId
    case 'nobody-needed':
      return null
  }
}

/** What a key never may, whatever its role: people are looked after by people, and so is what is written to AWS. */
const neverByKey: readonly Right[] = ['people', 'fix']

/** What nobody may before there are people: loopback is reached by everybody on a machine, its credentials are not theirs. */
const neverUnasked: readonly Right[] = ['connect', 'people', 'fix']

/** Whether an account may be read once more with the credentials that lead to it: before there are people, the demo's alone. */
export function mayReach(asking: Asking, { source }: Pick<RunTarget, 'source'>): boolean {
  return asking.kind !== 'nobody-needed' || source === 'demo'
}

export function may(asking: Asking, right: Right): boolean {
  switch (asking.kind) {
    case 'nobody-needed':
      return !neverUnasked.includes(right)
    case 'person':
      return roleMay(asking.role, right)
    case 'api-key':
      return roleMay(asking.role, right) && roleMay(asking.personRole, right) && !neverByKey.includes(right)
    case 'nobody':
      return false
  }
}
