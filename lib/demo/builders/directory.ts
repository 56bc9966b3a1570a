import { hex, uuid } from '../ids'
import type { Directory, Group, Membership, Moment, Roster, User } from '../organization'

export type Person = {
  /** `Given Family` */
  readonly name: string
  readonly email?: null
  readonly disabled?: true
}

export type Team = {
  readonly name: string
  readonly description?: string
  /** Names of people; who joined lately says so. */
  readonly members: readonly (string | { readonly name: string; readonly joined: Moment })[]
}

type Origin = {
  readonly organization: string
  readonly domain: string
  /** An external identity provider that pushes people by SCIM. */
  readonly issuer?: string
}

const hired = '2025-03-17T09:12:00Z'

export function directory(
  people: readonly (string | Person)[],
  teams: readonly Team[],
  origin: Origin,
): Directory {
  const users = people.map(each => user(typeof each === 'string' ? { name: each } : each, origin))
  const groups = teams.map(each => group(each, origin))
  const byName = new Map(users.map(each => [each.displayName, each]))
  const memberships = teams.flatMap((team, index) =>
    team.members.map((member): Membership => {
      const { name, joined } = typeof member === 'string' ? { name: member, joined: hired } : member
      const userId = byName.get(name)?.id
      const groupId = groups[index]?.id
      if (!userId || !groupId) throw new Error(`${name} is in ${team.name} but not in the directory`)
      const id = uuid(`${origin.organization}/${team.name}/${name}`)
      return { id, groupId, userId, created: joined, createdBy: author(origin) }
    }),
  )
  return directoryOf(users, groups, memberships)
}

export function directoryOf(
  users: readonly User[],
  groups: readonly Group[],
  memberships: readonly Membership[] = [],
): Directory {
  return {
    users: roster(users, each => ({
      userName: each.userName,
      'emails.value': each.email ?? undefined,
      externalId: each.external && `${each.external.issuer} ${each.external.id}`,
    })),
    groups: roster(groups, each => ({
      displayName: each.displayName,
      externalId: each.external && `${each.external.issuer} ${each.external.id}`,
    })),
    members: id =>
      roster(
        memberships.filter(each => each.groupId === id),
        () => ({}),
      ),
    groupsOf: id => memberships.filter(each => each.userId === id),
  }
}

/** Nobody has so many people in a file that looking through them would be slow: `large` has its own roster. */
function roster<T extends { readonly id: string }>(
  items: readonly T[],
  attributes: (item: T) => Readonly<Record<string, string | undefined>>,
): Roster<T> {
  return {
    size: items.length,
    at: index => items[index],
    byId: id => items.find(item => item.id === id),
    by: (attribute, value) =>
      items.find(item => attributes(item)[attribute]?.toLowerCase() === value.toLowerCase()),
  }
}

const author = ({ issuer }: Origin) => (issuer ? 'SCIM' : 'AWSReservedSSO_AdministratorAccess')

function user({ name, email, disabled }: Person, origin: Origin): User {
  const [given = '', ...rest] = name.split(' ')
  const address = `${plain(name).replaceAll(' ', '.')}@${origin.domain}`
  return {
    id: uuid(`${origin.organization}/user/${name}`),
    userName: address,
    given,
    family: rest.join(' '),
    displayName: name,
    email: email === null ? null : address,
    status: disabled ? 'DISABLED' : 'ENABLED',
    ...kept(origin, name),
  }
}

function group({ name, description }: Team, origin: Origin): Group {
  return {
    id: uuid(`${origin.organization}/group/${name}`),
    displayName: name,
    ...(description !== undefined && { description }),
    ...kept(origin, name),
  }
}

function kept(origin: Origin, name: string) {
  const { organization, issuer } = origin
  return {
    ...(issuer && { external: { issuer, id: `00u${hex(`${organization}/external/${name}`, 17)}` } }),
    created: hired,
    createdBy: author(origin),
    // What SCIM keeps in step was written lately; what people keep by hand was not.
    updated: issuer ? { hoursAgo: 2 } : '2025-10-06T15:41:00Z',
  }
}

/** `Søren Ørsted` → `soren.orsted`: an address in plain letters. */
function plain(name: string): string {
  const letters: Readonly<Record<string, string>> = {
    ø: 'o',
    ł: 'l',
    ß: 'ss',
    æ: 'ae',
    ð: 'd',
    þ: 'th',
    ı: 'i',
  }
  return name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f']/g, '')
    .replace(/[^a-z .-]/g, letter => letters[letter] ?? '')
}
