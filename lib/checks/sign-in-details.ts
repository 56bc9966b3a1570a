import { firewallHosts } from '@/lib/kiro/firewall'
import { regionLabel } from '@/lib/kiro/regions'
import { signInReport } from '@/lib/kiro/sources'
import { msg } from '@/lib/message'
import type { Evidence } from '@/lib/report/model'
import { defineCheck } from './check'
import { noInstance } from './no-instance'

export const signInDetails = defineCheck({
  id: 'sign-in-details',
  title: {
    pass: msg('What people type to sign in is known'),
    fail: msg('What people type to sign in is not known'),
    about: msg('What people type to sign in'),
  },
  why: msg(
    'The most common sign-in failure is the wrong Region: Kiro asks for that of Identity Center, not of the profile.',
  ),
  source: signInReport,
  needs: ['instances'],
  judge({ instances }) {
    const instance = instances.value.judged
    if (!instance) return noInstance
    const { identityStoreId, primaryRegion } = instance
    const government = primaryRegion.startsWith('us-gov-')
    const hosts = firewallHosts(primaryRegion, identityStoreId)
    const startUrl = `https://${identityStoreId}.awsapps.com/start`
    const evidence: Evidence[] = [
      {
        kind: 'fact',
        says: government
          ? msg(
              'In GovCloud users report start URLs that contain us-gov-home; copy yours from the Identity Center console',
            )
          : msg('Start URL {startUrl}, unless an alias was chosen: no API tells it', { startUrl }),
        from: instances.from.filter(each => instance.foundIn.includes(each.region)),
      },
      { kind: 'fact', says: msg('Region {region}', { region: regionLabel(primaryRegion) }), from: [] },
      hosts
        ? { kind: 'list', title: msg('Hosts that a firewall must let through'), items: hosts, more: 0 }
        : { kind: 'fact', says: msg('The hosts that GovCloud needs are not documented'), from: [] },
    ]
    return {
      verdict: 'pass',
      statement: government
        ? msg('People type the Region {region}, and the start URL that the console shows', {
            region: primaryRegion,
          })
        : msg('People type {startUrl} and the Region {region}', { startUrl, region: primaryRegion }),
      evidence,
    }
  },
})
