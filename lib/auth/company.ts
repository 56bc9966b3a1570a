import { z } from 'zod'
import { env, SettingsProblem } from '@/lib/env'
import { isRole, type Role, roleNames } from './rights'

/** Signing in at the company's own provider of identities, by OpenID Connect. */
export type Company = {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  readonly claim: string
  readonly roles: Readonly<Record<string, Role>>
}

export const COMPANY = 'company'

/** null: none is configured. */
export function company(): Company | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_ROLE_CLAIM, OIDC_ROLES } = env()
  if (!OIDC_ISSUER) return null
  if (!OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET)
    throw new SettingsProblem('OIDC_ISSUER needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET beside it')
  return {
    issuer: OIDC_ISSUER.replace(/\/$/, ''),
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    claim: OIDC_ROLE_CLAIM,
    roles: rolesIn(OIDC_ROLES ?? '{}'),
  }
}

const rolesShape = z.record(z.string(), z.enum(roleNames as [Role, ...Role[]]))

function rolesIn(text: string): Company['roles'] {
  try {
    return rolesShape.parse(JSON.parse(text))
  } catch (cause) {
    throw new SettingsProblem(
      `OIDC_ROLES must be JSON such as {"platform-admins":"admin"}; the roles are ${roleNames.join(', ')}`,
      { cause },
    )
  }
}

/** The first of our roles, from admin down, that one of the groups stands for. null: none, and nobody gets in. */
export function roleOf(profile: Readonly<Record<string, unknown>>, { claim, roles }: Company): Role | null {
  const given = profile[claim]
  const groups = Array.isArray(given) ? given : typeof given === 'string' ? given.split(/[\s,]+/) : []
  const had = groups.flatMap(group =>
    typeof group === 'string' && Object.hasOwn(roles, group) ? [roles[group]] : [],
  )
  return roleNames.find(role => had.includes(role)) ?? null
}

export function roleIn(user: Readonly<Record<string, unknown>>): Role | null {
  return isRole(user.role) ? user.role : null
}
