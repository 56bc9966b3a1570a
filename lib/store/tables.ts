import type { AccountTable } from './accounts'
import type { ApiKeyTable } from './api-keys'
import type { AttestationTable } from './attestations'
import type { AuditEventTable } from './audit'
import type { ChangeStepTable } from './change-steps'
import type { ChangeTable } from './changes'
import type { ConnectionTable } from './connections'
import type { InvitationTable } from './invitations'
import type { PersonTable } from './people'
import type { RunFactTable, RunFindingTable, RunTable } from './runs'
import type { SecondFactorTable } from './second-factors'
import type { ServerSecretTable } from './server-secrets'
import type { ServerTable } from './servers'
import type { SessionTable } from './sessions'
import type { ShareAccessTable } from './share-accesses'
import type { ShareTable } from './shares'
import type { SignInMethodTable } from './sign-in-methods'
import type { SignInTryTable } from './sign-in-tries'
import type { VerificationTable } from './verifications'

/** Every table by its name; its columns stand beside its queries. */
export type Tables = {
  server: ServerTable
  account: AccountTable
  attestation: AttestationTable
  audit_event: AuditEventTable
  change: ChangeTable
  change_step: ChangeStepTable
  connection: ConnectionTable
  run: RunTable
  run_fact: RunFactTable
  run_finding: RunFindingTable
  share: ShareTable
  share_access: ShareAccessTable
  person: PersonTable
  session: SessionTable
  sign_in_method: SignInMethodTable
  second_factor: SecondFactorTable
  invitation: InvitationTable
  api_key: ApiKeyTable
  sign_in_try: SignInTryTable
  verification: VerificationTable
  server_secret: ServerSecretTable
}

/** What a backup holds; a table stands behind those that it refers to. Whoever was signed in signs in again. */
export const tablesInOrder = [
  'account',
  'run',
  'run_fact',
  'run_finding',
  'attestation',
  'change',
  'change_step',
  'connection',
  'share',
  'share_access',
  'audit_event',
  'person',
  'sign_in_method',
  'second_factor',
  'invitation',
  'api_key',
  'server_secret',
] as const satisfies readonly (keyof Tables)[]
