import type { Element } from '../compile'
import type { Condition } from '../condition'
import { resolved } from '../condition'
import { listOf, type PrincipalDocument } from '../document'
import { charsOf, type Glob, globOf, isLiteral, matcherOf, plainText } from '../glob'
import type { RequestPrincipal } from '../identity'
import type { LookUp } from '../variables'
import { everyAction, takesContext } from './actions'

const ROOT = /^arn:(aws[a-z-]*):iam::(\d{12}):root$/

/** Those whom an element names one by one; `*` is everybody. */
export function principalsNamed(named: PrincipalDocument): readonly RequestPrincipal[] {
  if (typeof named === 'string') return []
  return Object.entries(named).flatMap(([kind, names]) =>
    listOf(names).flatMap((name): readonly RequestPrincipal[] => {
      if (/[*?]/.test(name) || name === '') return []
      if (kind === 'Service') return [{ service: name }]
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

/** Of each name: itself, or those of KMS's actions that it takes in; first those with an encryption context. */
export function actionsNamed({ wanted }: Element): readonly string[] {
  const named = wanted.flatMap(({ template }) => {
    const glob = globOf(template.text.toLowerCase())
    if (isLiteral(glob)) return [template.text]
    const matches = matcherOf(glob)
    const known = everyAction.filter(action => matches(action.toLowerCase()))
    return known.length > 0 ? known : [filled(globOf(template.text))]
  })
  return [...named.filter(takesContext), ...named.filter(each => !takesContext(each))]
}

/** What the values of a condition could be read as: each itself, a wildcard filled in. */
export function valuesNamed(condition: Condition, lookUp: LookUp): readonly string[] {
  return resolved(condition, lookUp).map(glob => (isLiteral(glob) ? plainText(glob) : filled(glob)))
}

function filled(glob: Glob): string {
  return charsOf(glob)
    .map(each => (typeof each === 'string' ? each : FILLING))
    .join('')
}
const FILLING = 'x'
