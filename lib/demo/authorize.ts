import type { Call } from './call'
import { accessDenied } from './errors'
import type { Principal } from './organization'

/** How a principal's data answers for an action. SCPs come first, as AWS's own message names them first. */
export type Permission = 'allowed' | 'scp' | 'denied' | 'boundary' | 'none'

export function permission(principal: Principal, action: string, resource: string): Permission {
  if (matches(principal.scpDenied ?? [], action)) return 'scp'
  if (matches(principal.deny ?? [], action)) return 'denied'
  if (!matches(principal.allow, action)) return 'none'
  const only = principal.only?.[action]
  if (only !== undefined && !wildcard(only).test(resource)) return 'none'
  return principal.boundary && !matches(principal.boundary, action) ? 'boundary' : 'allowed'
}

export function authorize(call: Call, action: string, resource: string): void {
  const answer = permission(call.identity.principal, action, resource)
  if (answer === 'allowed') return
  throw accessDenied(
    `User: ${call.identity.arn} is not authorized to perform: ${action} on resource: ${resource} ${because(answer, action)}`,
  )
}

function because(answer: Exclude<Permission, 'allowed'>, action: string): string {
  switch (answer) {
    case 'scp':
      return 'with an explicit deny in a service control policy'
    case 'denied':
      return 'with an explicit deny in an identity-based policy'
    case 'boundary':
      return `because no permissions boundary allows the ${action} action`
    case 'none':
      return `because no identity-based policy allows the ${action} action`
  }
}

const compiled = new Map<string, RegExp>()

function matches(patterns: readonly string[], action: string): boolean {
  return patterns.some(pattern => wildcard(pattern).test(action))
}

/** IAM's own wildcards: `*` any run of characters, `?` one; actions are compared without regard to case. */
export function wildcard(pattern: string): RegExp {
  const known = compiled.get(pattern)
  if (known) return known
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  const made = new RegExp(`^${source}$`, 'is')
  if (compiled.size < 5_000) compiled.set(pattern, made)
  return made
}
