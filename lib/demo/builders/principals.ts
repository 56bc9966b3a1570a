import { hex } from '../ids'
import type { Principal } from '../organization'
import { readingActions } from './reading-actions'

/** Somebody signed in through Identity Center, with the permission set that most administrators have. */
export function administrator(region: string, seed: string, session: string): Principal {
  return {
    kind: 'role',
    name: `AWSReservedSSO_AdministratorAccess_${hex(`${seed}/administrator`, 16)}`,
    path: `/aws-reserved/sso.amazonaws.com/${region}/`,
    session,
    allow: ['*'],
  }
}

/** The role that an auditor assumes: it reads, and asks for the external id `kiro-readiness-NAME`. */
export function reader(seed: string, accounts: readonly string[]): Principal {
  return {
    kind: 'role',
    name: 'KiroReadinessReader',
    path: '/',
    session: 'audit',
    allow: readingActions,
    trust: { accounts: [...new Set(accounts)], externalId: `kiro-readiness-${seed}` },
  }
}

export const root: Principal = { kind: 'root', name: 'root', path: '/', allow: ['*'] }
