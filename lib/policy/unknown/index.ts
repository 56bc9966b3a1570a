import type { Condition } from '../condition'
import type { Knowledge, PolicyRequest } from '../request'
import { ALLOW, diagramOf, EXPLICIT, IMPLICIT } from './diagram'
import { answersOf, influenceOf } from './influence'
import { link } from './linked'
import { linksOf } from './links'
import { type Atom, lookUpOf, type OpenStatement } from './open'
import { type Domain, possibilitiesOf } from './possibilities'

export type Answer = 'allow' | 'explicit' | 'implicit'
export type Analysis = {
  /** Every answer that some values of the unknown keys give. */
  readonly answers: ReadonlySet<Answer>
  /** For each key, canonical, that decides between allow and not: the values with which the answer is allow. */
  readonly influence: ReadonlyMap<string, readonly string[]>
}

/** What the open statements can come to, where nothing certain refuses and `isAllowed` says whether something allows. */
export function analyse(
  open: readonly OpenStatement[],
  isAllowed: boolean,
  request: PolicyRequest,
  knows: Knowledge,
): Analysis {
  const statements = isAllowed ? open.filter(({ effect }) => effect === 'Deny') : open
  const atoms = statements.flatMap(each => each.atoms)
  const keys = inGroups(statements)
  const domains = domainsOf(keys, atoms, request, knows)
  const variables = keys.map(key => ({ key, possibilities: domains.get(key)?.possibilities ?? [] }))
  const isExact = keys.every(key => domains.get(key)?.exact)
  const diagram = diagramOf(statements, variables, isAllowed)
  const names = { [EXPLICIT]: 'explicit', [IMPLICIT]: 'implicit', [ALLOW]: 'allow' } as const
  const answers = new Set(
    [...(diagram ? answersOf(diagram) : [])].map(each => names[each as keyof typeof names]),
  )
  const isSettled = answers.has('allow') && answers.size > 1
  if (diagram && (isExact || isSettled))
    return { answers, influence: isSettled ? influenceOf(diagram) : new Map() }
  return everythingPossible(statements, isAllowed, variables)
}

/** Where not every way could be walked: whatever the effects allow is held possible, and the answer is never allow. */
function everythingPossible(
  statements: readonly OpenStatement[],
  isAllowed: boolean,
  variables: readonly { readonly key: string; readonly possibilities: Domain['possibilities'] }[],
): Analysis {
  const may = (effect: 'Allow' | 'Deny') => statements.some(each => each.effect === effect)
  const answers = new Set<Answer>(isAllowed ? ['allow'] : may('Allow') ? ['allow', 'implicit'] : ['implicit'])
  if (may('Deny')) answers.add('explicit')
  const labels = (list: Domain['possibilities']) => [...new Set(list.map(({ label }) => label))]
  return {
    answers,
    influence: new Map(variables.map(({ key, possibilities }) => [key, labels(possibilities)])),
  }
}

function domainsOf(
  keys: readonly string[],
  atoms: readonly Atom[],
  request: PolicyRequest,
  knows: Knowledge,
): ReadonlyMap<string, Domain> {
  const known = lookUpOf(knows)
  const conditions = atoms.flatMap(({ condition }) => condition ?? [])
  const own = new Map(keys.map(key => [key, possibilitiesOf(key, about(key, conditions), known)]))
  const links = linksOf(atoms, request, knows)
  return links.length === 0 ? own : new Map([...own, ...link(own, links, conditions, knows)])
}

function about(key: string, conditions: readonly Condition[]): readonly Condition[] {
  return conditions.filter(({ canonical }) => canonical === key)
}

/** Keys that some statement asks together stand together: between such groups nothing is to be remembered. */
function inGroups(statements: readonly OpenStatement[]): readonly string[] {
  let groups: ReadonlySet<string>[] = []
  for (const { atoms } of statements) {
    const keys = new Set(atoms.flatMap(each => each.keys))
    const touching = groups.filter(group => [...keys].some(key => group.has(key)))
    const apart = groups.filter(group => !touching.includes(group))
    groups = [...apart, new Set([...touching.flatMap(group => [...group]), ...keys])]
  }
  return groups.flatMap(group => [...group])
}
