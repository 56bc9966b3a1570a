import type { Organization } from '../organization'
import { accountInstance } from './account-instance'
import { broken } from './broken'
import { cmkBaseline } from './cmk-baseline'
import { cmkDenied } from './cmk-denied'
import { cmkDisabled } from './cmk-disabled'
import { cmkMissing } from './cmk-missing'
import { cmkOneStatement } from './cmk-one-statement'
import { cmkReady } from './cmk-ready'
import { cmkWrongRegion } from './cmk-wrong-region'
import { delegatedAdmin } from './delegated-admin'
import { emptyDirectory } from './empty-directory'
import { externalIdp } from './external-idp'
import { flaky } from './flaky'
import { govcloud } from './govcloud'
import { large } from './large'
import { memberAccount } from './member-account'
import { noInstance } from './no-instance'
import { optInRegion } from './opt-in-region'
import { readOnly } from './read-only'
import { ready } from './ready'
import { replicated } from './replicated'
import { scpBlocked } from './scp-blocked'

const inOrder: readonly Organization[] = [
  ready,
  cmkReady,
  cmkMissing,
  cmkOneStatement,
  cmkWrongRegion,
  cmkBaseline,
  cmkDenied,
  cmkDisabled,
  noInstance,
  optInRegion,
  govcloud,
  accountInstance,
  memberAccount,
  delegatedAdmin,
  readOnly,
  scpBlocked,
  emptyDirectory,
  externalIdp,
  replicated,
  large,
  flaky,
  broken,
]

/** By name, in the order in which they are shown. */
export const organizations: Readonly<Record<string, Organization>> = Object.fromEntries(
  inOrder.map(organization => [organization.name, organization]),
)
