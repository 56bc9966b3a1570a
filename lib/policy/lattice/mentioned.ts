import type { CompiledPolicy, Element, Statement } from '../compile'
import type { Carried, Condition } from '../condition'
import { resolved } from '../condition'
import { listOf, type PrincipalDocument } from '../document'
import { type Glob, globOf, isLiteral, matcherOf, plainText } from '../glob'
import type { RequestPrincipal } from '../identity'
import { possibilitiesOf } from '../unknown/possibilities'
import type { LookUp } from '../variables'
import { actions } from './actions'

const ROOT = /^arn:(aws[a-z-]*):iam::(\d{12}):root$/

/** Those whom an element names one by one; `*` is everybody. */
export function principalsNamed(named: PrincipalDocument): readonly RequestPrincipal[] {
  if (typeof named === 'string') return []
  return Object.entries(named).flatMap(([kind, names]) =>
    listOf(names).flatMap((name): readonly RequestPrincipal[] => {
      if (/[*?]/.test(name) || name === '') return []
      if (kind === 'Service') return [{ service: name.toLowerCase() }]
      if (kind === 'Federated') return [{ federated: name }]
      if (kind === 'CanonicalUser') return [{ canonical: name }]
      return kind === 'AWS' ? ofAws(name) : []
    }),
  )
}

function ofAws(name: string): readonly RequestPrincipal[] {
  if (/^\d{12}$/.test(name)) return [{ account: name }]
  const [, partition, account] = ROOT.exec(name) ?? []
  if (partition && account) return [{ account, partition }]
  return name.startsWith('arn:') ? [{ arn: name }] : []
}

/** Of each name: itself, or those of KMS's actions that it takes in. */
export function actionsNamed({ wanted }: Element): readonly string[] {
  return wanted.flatMap(({ template }) => {
    const glob = globOf(template.text.toLowerCase())
    if (isLiteral(glob)) return [template.text]
    const matches = matcherOf(glob)
    const known = actions.filter(action => matches(action.toLowerCase()))
    return known.length > 0 ? known : [filled(globOf(template.text))]
  })
}

/** What the values of a condition could be read as: each itself, a wildcard filled in. */
export function valuesNamed(condition: Condition, lookUp: LookUp): readonly string[] {
  return resolved(condition, lookUp).map(glob => (isLiteral(glob) ? plainText(glob) : filled(glob)))
}

function filled(glob: Glob): string {
  return glob.map(each => (typeof each === 'string' ? each : FILLING)).join('')
}
const FILLING = 'x'

/** For each key: every value asked for, and one for each set of values that the conditions tell apart. */
export function heldByKey(
  statements: readonly Statement[],
  lookUp: LookUp,
): ReadonlyMap<string, { readonly key: string; readonly held: readonly Carried[] }> {
  const byKey = new Map<string, Condition[]>()
  for (const condition of statements.flatMap(each => each.conditions)) {
    const others = byKey.get(condition.canonical) ?? []
    byKey.set(condition.canonical, [...others, condition])
  }
  return new Map(
    [...byKey].map(([canonical, conditions]) => {
      const named = new Set(conditions.flatMap(each => valuesNamed(each, lookUp)))
      const classes = possibilitiesOf(canonical, conditions, lookUp).possibilities.map(each => each.carried)
      const held = [...[...named].map(value => [value]), ...classes]
      return [canonical, { key: conditions[0]?.key ?? canonical, held: distinct(held) }]
    }),
  )
}

function distinct(held: readonly Carried[]): readonly Carried[] {
  return [...new Map(held.map(each => [JSON.stringify(each), each])).values()]
}

/** Statements that not all the policies share come first: it is they that make the difference. */
export function statementsOf(policies: readonly CompiledPolicy[]): readonly Statement[] {
  const texts = policies.map(policy => policy.statements.map(({ source }) => JSON.stringify(source)))
  const times = new Map<string, number>()
  for (const own of texts) for (const text of new Set(own)) times.set(text, (times.get(text) ?? 0) + 1)
  const seen = new Map<string, Statement>()
  for (const [index, policy] of policies.entries())
    for (const [place, statement] of policy.statements.entries())
      seen.set(texts[index]?.[place] ?? '', statement)
  const isShared = (text: string) => policies.length > 1 && times.get(text) === policies.length
  return [...seen]
    .sort(([one], [other]) => Number(isShared(one)) - Number(isShared(other)))
    .map(([, statement]) => statement)
}
