import type { PolicyRequest } from '../../index'
import type { Case, Statement } from '../case'

type Who = PolicyRequest['principal']
type Names = Record<string, string[]>
const nobody = 'nobody'

/** It takes any text for a principal, and compares names across kinds: an ARN under Service with a user. */
export function principalKinds(asked: Case): void {
  const { principal } = asked
  if ('federated' in principal) asked.principal = { federated: `federated ${principal.federated}` }
  if ('canonical' in principal) asked.principal = { canonical: `canonical ${principal.canonical}` }
  for (const { principal: element } of asked.statements) {
    if (!element) continue
    if (typeof element.named === 'string') {
      if (element.named !== '*') element.named = {}
      continue
    }
    eachName(element.named, (name, kind) => {
      if (kind === 'AWS') return name === '*' || /^(\d{12}|arn:.*)$/.test(name) ? name : nobody
      if (kind === 'Service') return name.startsWith('arn:') ? nobody : name
      return `${kind.toLowerCase() === 'canonicaluser' ? 'canonical' : kind.toLowerCase()} ${name}`
    })
  }
}

/** An account's root is to it the same in every partition. */
export function otherPartition(asked: Case): void {
  const own = partitionOf(asked.principal)
  eachNamed(asked, name => {
    const [, partition] = /^arn:([a-z-]+):iam::\d{12}:root$/.exec(name) ?? []
    return partition && own && partition !== own ? nobody : name
  })
}

function partitionOf(who: Who): string | undefined {
  if ('account' in who) return who.partition
  return 'arn' in who ? who.arn.split(':')[1] : undefined
}

/** It does not look at the case of a role's name where it holds a session against it. */
export function roleCase(asked: Case): void {
  const role = sessionRole(asked.principal)
  if (role === undefined) return
  eachNamed(asked, name => {
    const last = name.slice(name.lastIndexOf('/') + 1)
    const isRole = /^arn:[a-z-]+:iam::\d{12}:role\//.test(name)
    return isRole && last !== role && last.toLowerCase() === role.toLowerCase() ? nobody : name
  })
}

function sessionRole(who: Who): string | undefined {
  return 'arn' in who ? /:assumed-role\/([^/]+)\//.exec(who.arn)?.[1] : undefined
}

/** It takes a federated session for the user of the same name. */
export function federatedUser(asked: Case): void {
  const { principal } = asked
  const [, name] = ('arn' in principal && /:federated-user\/(.+)$/.exec(principal.arn)) || []
  if (name !== undefined) eachNamed(asked, each => (each.endsWith(`:user/${name}`) ? nobody : each))
}

/** It excepts from a Deny whoever NotPrincipal names on any level. */
export function notPrincipalLevels(asked: Case): void {
  const levels = levelsOf(asked.principal)
  for (const { effect, principal } of asked.statements) {
    if (effect !== 'Deny' || !principal?.negated || typeof principal.named === 'string') continue
    const names = principal.named.AWS ?? []
    if (levels.length > 0 && !names.includes('*') && !levels.every(isLevel => names.some(isLevel)))
      principal.named = {}
  }
}

type Level = (name: string) => boolean

/** A session, its role and its account; a user or a role and its account. */
function levelsOf(who: Who): readonly Level[] {
  if (!('arn' in who)) return []
  const [, partition, account] = /^arn:([a-z-]+):[a-z]+::(\d{12}):/.exec(who.arn) ?? []
  const root: Level = name => name === account || name === `arn:${partition}:iam::${account}:root`
  if (who.arn.endsWith(':root')) return [root]
  const role = sessionRole(who)
  const isRole: Level = name =>
    name.startsWith(`arn:${partition}:iam::${account}:role/`) && name.endsWith(`/${role}`)
  return [name => name === who.arn, ...(role === undefined ? [] : [isRole]), root]
}

function eachNamed(asked: Case, rename: (name: string, kind: string) => string): void {
  for (const { principal } of asked.statements)
    if (principal && typeof principal.named !== 'string') eachName(principal.named, rename)
}

function eachName(
  named: Exclude<NonNullable<Statement['principal']>['named'], string>,
  rename: Rename,
): void {
  for (const [kind, names] of Object.entries(named as Names))
    named[kind] = names.map(each => rename(each, kind))
}

type Rename = (name: string, kind: string) => string
