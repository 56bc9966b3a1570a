import type { Statement } from './compile'
import { globOf, lower, matches } from './glob'
import { principalMatches } from './principal'
import { type Knowledge, type PolicyRequest, variablesOf } from './request'
import { resolve, type Template } from './variables'

/** Whether a statement is about this principal, action and resource. null: a variable in it is not known. */
export type Target = {
  readonly principal: boolean
  readonly action: boolean
  readonly resource: boolean | null
  readonly matched: boolean | null
  readonly delegates: boolean
}

export function targetOf(statement: Statement, request: PolicyRequest, knows: Knowledge): Target {
  const { matched: named, delegates } = principalMatches(
    statement.notPrincipal ?? statement.principal ?? {},
    request.principal,
  )
  const principal = statement.notPrincipal === undefined ? named : !named
  const action = listed(statement.actions, statement.notActions, each =>
    matches(lower(globOf(each.text)), request.action.toLowerCase()),
  )
  const resource = resourceMatches(statement, request.resource, knows)
  const sure = principal && action === true
  return {
    principal,
    action: action === true,
    resource,
    matched: sure ? resource : false,
    delegates: delegates && statement.notPrincipal === undefined,
  }
}

/** In a key policy `*` is the key itself. */
function resourceMatches(
  { resources, notResources }: Statement,
  resource: string,
  knows: Knowledge,
): boolean | null {
  return listed(resources, notResources, each => {
    if (each.keys.some(key => knows(key) === 'unknown')) return null
    const glob = resolve(each, variablesOf(knows))
    return glob !== undefined && matches(glob, resource)
  })
}

function listed(
  positive: readonly Template[],
  negative: readonly Template[] | undefined,
  one: (each: Template) => boolean | null,
): boolean | null {
  const results = (negative ?? positive).map(one)
  const some = results.includes(true) ? true : results.includes(null) ? null : false
  return negative === undefined || some === null ? some : !some
}
