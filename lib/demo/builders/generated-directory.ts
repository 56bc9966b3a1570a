import type { Directory, Group, Membership, Roster, User } from '../organization'

type Size = { readonly users: number; readonly groups: number; readonly domain: string }

const given = ['Abebe', 'Birgit', 'Chandra', 'Dolores', 'Ewa', 'Fatou', 'Goran', 'Hye-jin', 'Ilse', 'Javier']
const family = ['Almeyda', 'Brandstätter', 'Cissokho', 'Drăgulescu', 'Eskildsen', 'Fukunaga', 'Gjerde']
const created = '2025-01-20T06:00:00Z'
const kept = { created, createdBy: 'AWSReservedSSO_AdministratorAccess', updated: created }

/** Everybody is worked out from a position when asked for; nothing is stored. */
export function generatedDirectory({ users, groups, domain }: Size): Directory {
  const user = (index: number): User => {
    const [first = '', last = ''] = [given[index % given.length], family[index % family.length]]
    const address = `${numbered('person', index)}@${domain}`
    return {
      id: idOf('a', index),
      userName: address,
      given: first,
      family: last,
      displayName: `${first} ${last} ${index}`,
      email: address,
      status: 'ENABLED',
      ...kept,
    }
  }
  const group = (index: number): Group => ({
    id: idOf('b', index),
    displayName: numbered('Office', index),
    ...kept,
  })
  /** Person n is in office n modulo the number of offices, and in no other. */
  const membership = (index: number): Membership => ({
    id: idOf('c', index),
    groupId: idOf('b', index % groups),
    userId: idOf('a', index),
    created,
    createdBy: kept.createdBy,
  })
  const none: Roster<Membership> = {
    size: 0,
    at: () => undefined,
    byId: () => undefined,
    by: () => undefined,
  }
  return {
    users: roster(users, 'a', user, value => /^person-(\d{6})@/.exec(value)?.[1]),
    groups: roster(groups, 'b', group, value => /^office-(\d{6})$/.exec(value)?.[1]),
    members(groupId) {
      const index = positionOf('b', groupId)
      if (index === undefined || index >= groups) return none
      return { ...none, size: Math.ceil((users - index) / groups), at: i => membership(index + i * groups) }
    },
    groupsOf(userId) {
      const index = positionOf('a', userId)
      return index === undefined || index >= users ? [] : [membership(index)]
    },
  }
}

const numbered = (word: string, index: number) => `${word}-${String(index).padStart(6, '0')}`

const prefix = (kind: string) => `${kind.repeat(8)}-1c00-4000-8000-`
const idOf = (kind: string, index: number) => prefix(kind) + index.toString(16).padStart(12, '0')
function positionOf(kind: string, id: string): number | undefined {
  return id.startsWith(prefix(kind)) ? Number.parseInt(id.slice(prefix(kind).length), 16) : undefined
}

function roster<T>(
  size: number,
  kind: string,
  make: (index: number) => T,
  numberIn: (value: string) => string | undefined,
): Roster<T> {
  const within = (index: number | undefined) =>
    index !== undefined && index < size ? make(index) : undefined
  return {
    size,
    at: index => within(index),
    byId: id => within(positionOf(kind, id)),
    by(attribute, value) {
      if (attribute === 'externalId') return undefined
      const digits = numberIn(value.toLowerCase())
      return digits === undefined ? undefined : within(Number(digits))
    },
  }
}
