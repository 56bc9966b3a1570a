import type { Condition } from '../condition'
import type { Knowledge, PolicyRequest } from '../request'
import { ALLOW, diagramOf, EXPLICIT, IMPLICIT } from './diagram'
import { answersOf, influenceOf } from './influence'
import { isLinked, levelsOf, type Variable } from './levels'
import { link } from './linked'
import { type Link, linksOf, solutions } from './links'
import { loosened } from './loosened'
import { type Atom, IAM, lookUpOf, type OpenStatement } from './open'
import { ordersOf } from './order'
import type { Pattern } from './pattern'
import { type Domain, possibilitiesOf } from './possibilities'
import { type Witnessed, witnessed } from './witnesses'
import { Work } from './work'

export type Answer = 'allow' | 'explicit' | 'implicit'
export type Analysis = {
  /** Every answer that some values of the unknown keys give. */
  readonly answers: ReadonlySet<Answer>
  /** For each key, canonical, that decides between allow and not: the values with which the answer is allow. */
  readonly influence: ReadonlyMap<string, readonly string[]>
  /** The work: how many ways were looked at. */
  readonly steps: number
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
  const keys = [...new Set(atoms.flatMap(each => each.keys))]
  const domains = domainsOf(keys, atoms, request, knows)
  const variables = keys.map(key => ({ key, possibilities: domains.get(key)?.possibilities ?? [] }))
  const isExact = keys.every(key => domains.get(key)?.exact)
  const told = toldOf(statements, variables, isAllowed, isExact ? MOST_STEPS : FEW_STEPS)
  if (told && (isExact || isSettled(told))) return named(told)
  if (isExact && !atoms.some(isLinked)) return everythingPossible(statements, isAllowed, variables)
  const loose = loosened(statements, isExact ? untied(domains, atoms) : domains, lookUpOf(knows))
  const most = toldOf(loose.statements, loose.variables, isAllowed, MOST_STEPS)
  if (!most) return everythingPossible(statements, isAllowed, variables)
  const { influence, ...rest } = named(most)
  return { ...rest, influence: ofPolicy(influence, loose.standsFor, variables) }
}

/** Where all ways are known but too many to go: those of the keys that variables tie are. */
function untied(domains: ReadonlyMap<string, Domain>, atoms: readonly Atom[]): ReadonlyMap<string, Domain> {
  const tied = new Set(atoms.filter(isLinked).flatMap(({ keys }) => keys))
  return new Map([...domains].map(([key, domain]) => [key, { ...domain, exact: !tied.has(key) }]))
}

function isSettled({ answers }: Witnessed): boolean {
  return answers.has(ALLOW) && answers.size > 1
}

function named(told: Witnessed): Analysis {
  return { ...told, answers: new Set([...told.answers].map(each => names[each as keyof typeof names])) }
}

/** In the place of keys that were put in the place of others, these, with every value that they may have. */
function ofPolicy(
  influence: Analysis['influence'],
  standsFor: (key: string) => readonly string[] | undefined,
  variables: readonly Variable[],
): Analysis['influence'] {
  const keys = new Set([...influence.keys()].flatMap(key => standsFor(key) ?? key))
  return new Map(
    variables
      .filter(({ key }) => keys.has(key))
      .map(({ key, possibilities }) => [key, [...new Set(possibilities.map(({ label }) => label))]]),
  )
}

const names = { [EXPLICIT]: 'explicit', [IMPLICIT]: 'implicit', [ALLOW]: 'allow' } as const

/** By a diagram, where one is soon made in some order of the keys; else by looking for each answer. */
function toldOf(
  statements: readonly OpenStatement[],
  variables: readonly Variable[],
  isAllowed: boolean,
  mostSteps: number,
): Witnessed | null {
  const levels = levelsOf(statements, variables, mostSteps)
  if (!levels) return null
  for (const order of ordersOf(statements)) {
    const inOrder = order.flatMap(key => levels.get(key) ?? [])
    const diagram = diagramOf(statements, inOrder, isAllowed, FEW_STEPS)
    if (!diagram) continue
    const told = { answers: answersOf(diagram), influence: new Map(), steps: diagram.steps }
    return isSettled(told) ? { ...told, influence: influenceOf(diagram) } : told
  }
  return witnessed(statements, [...levels.values()], isAllowed, mostSteps)
}

/** More steps than the many are not gone: the policy is then held to hang on everything. */
const [FEW_STEPS, MOST_STEPS] = [2_000, 400_000]

/** Where not every way could be walked: whatever the effects allow is held possible, and the answer is never allow. */
function everythingPossible(
  statements: readonly OpenStatement[],
  isAllowed: boolean,
  variables: readonly Variable[],
): Analysis {
  const may = (effect: 'Allow' | 'Deny') => statements.some(each => each.effect === effect)
  const answers = new Set<Answer>(isAllowed ? ['allow'] : may('Allow') ? ['allow', 'implicit'] : ['implicit'])
  if (may('Deny')) answers.add('explicit')
  const labels = (list: Domain['possibilities']) => [...new Set(list.map(({ label }) => label))]
  return {
    answers,
    steps: MOST_STEPS,
    influence: new Map(variables.map(({ key, possibilities }) => [key, labels(possibilities)])),
  }
}

/** So many characters: a few links as long as they come. */
const MOST_SOLVED = 4_000_000

function domainsOf(
  keys: readonly string[],
  atoms: readonly Atom[],
  request: PolicyRequest,
  knows: Knowledge,
): ReadonlyMap<string, Domain> {
  const known = lookUpOf(knows)
  const conditions = atoms.flatMap(({ condition }) => condition ?? [])
  const links: Link[] = []
  const solved = new Map<string, readonly Pattern[]>()
  const work = new Work(MOST_SOLVED)
  for (const one of linksOf(atoms, request, knows)) {
    const [variable = ''] = one.variables
    const found = solutions(one, knows, work)
    if (found) solved.set(variable, [...(solved.get(variable) ?? []), ...found])
    else links.push(one)
  }
  const domainOf = (key: string) =>
    key === IAM ? consent : possibilitiesOf(key, about(key, conditions), known, solved.get(key))
  const own = new Map(keys.map(key => [key, domainOf(key)]))
  return links.length === 0 ? own : new Map([...own, ...link(own, links, conditions, knows, solved)])
}

const consent: Domain = {
  possibilities: [
    { carried: 'absent', label: 'refuses' },
    { carried: ['allows'], label: 'allows' },
  ],
  exact: true,
}

function about(key: string, conditions: readonly Condition[]): readonly Condition[] {
  return conditions.filter(({ canonical }) => canonical === key)
}
