import type { AccountTable } from './accounts'
import type { AuditEventTable } from './audit'
import type { RunFactTable, RunFindingTable, RunTable } from './runs'
import type { ServerTable } from './servers'
import type { ShareAccessTable, ShareTable } from './shares'

/** Every table by its name; its columns stand beside its queries. */
export type Tables = {
  server: ServerTable
  account: AccountTable
  audit_event: AuditEventTable
  run: RunTable
  run_fact: RunFactTable
  run_finding: RunFindingTable
  share: ShareTable
  share_access: ShareAccessTable
}

/** A table stands behind those that it refers to. */
export const tablesInOrder = [
  'account',
  'run',
  'run_fact',
  'run_finding',
  'share',
  'share_access',
  'audit_event',
] as const satisfies readonly (keyof Tables)[]
