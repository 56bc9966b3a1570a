import type { Source } from '@/lib/report/model'
import { partitionOf } from './regions'

export const signInReport: Source = {
  title: 'Kiro issue 2705: sign-in fails with the Region of Kiro in place of that of Identity Center',
  url: 'https://github.com/kirodotdev/Kiro/issues/2705',
  verified: '2026-11-01',
  mark: 'R',
}

/**
 * The access portal's address, as it is unless an alias was chosen: no API tells the alias. null in GovCloud, where
 * users report addresses that contain us-gov-home and no page gives the rule.
 */
export function startUrl(idcRegion: string, identityStoreId: string): string | null {
  return partitionOf(idcRegion) === 'aws' ? `https://${identityStoreId}.awsapps.com/start` : null
}
