import type { Condition } from '../condition'
import type { Knowledge, PolicyRequest } from '../request'
import { ALLOW, diagramOf, EXPLICIT, IMPLICIT } from './diagram'
import { answersOf, influenceOf } from './influence'
import { type Level, levelsOf, type Variable } from './levels'
import { link } from './linked'
import { linksOf } from './links'
import { type Atom, IAM, lookUpOf, type OpenStatement } from './open'
import { ordersOf } from './order'
import { type Domain, possibilitiesOf } from './possibilities'
import { type Witnessed, witnessed } from './witnesses'

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
  const orders = ordersOf(statements)
  const keys = orders[0] ?? []
  const domains = domainsOf(keys, atoms, request, knows)
  const variables = keys.map(key => ({ key, possibilities: domains.get(key)?.possibilities ?? [] }))
  const isExact = keys.every(key => domains.get(key)?.exact)
  // Where a way may be missing nothing is certain, and many steps would make nothing more so.
  const told = toldOf(statements, variables, orders, isAllowed, isExact ? MOST_STEPS : FEW_STEPS)
  const answers = new Set([...(told?.answers ?? [])].map(each => names[each as keyof typeof names]))
  const isSettled = answers.has('allow') && answers.size > 1
  if (told && (isExact || isSettled)) return { ...told, answers }
  return everythingPossible(statements, isAllowed, variables)
}

const names = { [EXPLICIT]: 'explicit', [IMPLICIT]: 'implicit', [ALLOW]: 'allow' } as const

/** By a diagram, where one is soon made in some order of the keys; else by looking for each answer. */
function toldOf(
  statements: readonly OpenStatement[],
  variables: readonly Variable[],
  orders: readonly (readonly string[])[],
  isAllowed: boolean,
  mostSteps: number,
): Witnessed | null {
  const levels = levelsOf(statements, variables, mostSteps)
  if (!levels) return null
  const inOrder = (order: readonly string[]): readonly Level[] => order.flatMap(key => levels.get(key) ?? [])
  for (const order of orders) {
    const diagram = diagramOf(statements, inOrder(order), isAllowed, FEW_STEPS)
    if (!diagram) continue
    const answers = answersOf(diagram)
    const isSettled = answers.has(ALLOW) && answers.size > 1
    return { answers, influence: isSettled ? influenceOf(diagram) : new Map(), steps: diagram.steps }
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

function domainsOf(
  keys: readonly string[],
  atoms: readonly Atom[],
  request: PolicyRequest,
  knows: Knowledge,
): ReadonlyMap<string, Domain> {
  const known = lookUpOf(knows)
  const conditions = atoms.flatMap(({ condition }) => condition ?? [])
  const domainOf = (key: string) =>
    key === IAM ? consent : possibilitiesOf(key, about(key, conditions), known)
  const own = new Map(keys.map(key => [key, domainOf(key)]))
  const links = linksOf(atoms, request, knows)
  return links.length === 0 ? own : new Map([...own, ...link(own, links, conditions, knows)])
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
