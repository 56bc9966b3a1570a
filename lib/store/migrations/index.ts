import type { Migration } from 'kysely'
import { accountsAndRuns } from './0001-accounts-and-runs'
import { audit } from './0002-audit'
import { people } from './0003-people'
import { historyAndAttestations } from './0004-history-and-attestations'
import { shares } from './0005-shares'
import { dashboard } from './0006-dashboard'
import { searchNames } from './0007-search-names'
import { changes } from './0008-changes'

/** In order, for ever: a name that was released is neither changed nor taken out. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-accounts-and-runs': accountsAndRuns,
  '0002-audit': audit,
  '0003-people': people,
  '0004-history-and-attestations': historyAndAttestations,
  '0005-shares': shares,
  '0006-dashboard': dashboard,
  '0007-search-names': searchNames,
  '0008-changes': changes,
}
